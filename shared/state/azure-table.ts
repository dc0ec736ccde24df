import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables';
import { joinLongTexts } from './long-text.ts';
import { readRows, type RowReader } from './read-rows.ts';
import { answeredWith, callStorage } from './storage-faults.ts';
import type { Keys, RowRange, StorageTable, StoredRow } from './storage-table.ts';
import { makeTableWriter } from './table-writer.ts';

// The service's largest page.
const PAGE_ROWS_MAX = 1000;
// The character after '~' in ASCII; row keys hold nothing beyond '~'.
const AFTER_EVERY_KEY = '\u007f';

type Entity = TableEntityResult<Record<string, unknown>>;

function storedRow(entity: Entity): StoredRow {
  const { partitionKey, rowKey, etag, ...columns } = entity;
  // The SDK types both keys as optional because a query may leave them out; ours never do.
  return {
    partitionKey: partitionKey ?? '',
    rowKey: rowKey ?? '',
    etag,
    columns: joinLongTexts(columns),
  };
}

function filterOf({ partition, partitionUpTo, rowKeyPrefix }: RowRange): string | undefined {
  const conditions: string[] = [];
  if (partition !== undefined) conditions.push(odata`PartitionKey eq ${partition}`);
  if (partitionUpTo !== undefined) conditions.push(odata`PartitionKey le ${partitionUpTo}`);
  if (rowKeyPrefix !== undefined) {
    conditions.push(odata`RowKey ge ${rowKeyPrefix}`, odata`RowKey lt ${rowKeyPrefix + AFTER_EVERY_KEY}`);
  }
  return conditions.length === 0 ? undefined : conditions.join(' and ');
}

async function readRow(client: TableClient, { partitionKey, rowKey }: Keys): Promise<StoredRow | undefined> {
  try {
    return storedRow(await client.getEntity(partitionKey, rowKey));
  } catch (error) {
    if (answeredWith(error, [404])) return undefined;
    throw error;
  }
}

async function readRange(
  client: TableClient,
  { partition, from, to, limit }: Parameters<RowReader['readRange']>[0],
): ReturnType<RowReader['readRange']> {
  const filter = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey le ${to}`;
  const { rows, next } = await firstPage(client, { filter, limit });
  return { rows, more: next !== undefined };
}

type PageRequest = RowRange & { next: string | undefined; limit: number };

async function listPage(
  client: TableClient,
  { next, limit, ...range }: PageRequest,
): Promise<{ rows: readonly StoredRow[]; next?: string }> {
  const filter = filterOf(range);
  return firstPage(client, {
    ...(filter !== undefined && { filter }),
    ...(range.columns !== undefined && { select: ['PartitionKey', 'RowKey', ...range.columns] }),
    next,
    limit,
  });
}

type Query = { filter?: string; select?: string[]; next?: string | undefined; limit: number };

async function firstPage(
  client: TableClient,
  { next, limit, ...queryOptions }: Query,
): Promise<{ rows: readonly StoredRow[]; next?: string }> {
  const listed = client.listEntities({ queryOptions });
  const pages = listed.byPage({
    maxPageSize: Math.min(limit, PAGE_ROWS_MAX),
    ...(next === undefined ? {} : { continuationToken: next }),
  });
  // The service may answer an empty page with a continuation token when it crosses a border of its own.
  for await (const page of pages) {
    const token = page.continuationToken;
    if (page.length === 0 && token !== undefined) continue;
    return { rows: page.map(storedRow), ...(token === undefined ? {} : { next: token }) };
  }
  return { rows: [] };
}

async function listAll(client: TableClient, range: RowRange): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  let next: string | undefined;
  do {
    const page = await listPage(client, { ...range, next, limit: PAGE_ROWS_MAX });
    rows.push(...page.rows);
    next = page.next;
  } while (next !== undefined);
  return rows;
}

/** A table of Table Storage. `newOperationId` marks conditional writes, so that a lost answer is not a lost race. */
export function makeAzureTable(
  client: TableClient,
  { name, newOperationId }: { name: string; newOperationId: () => string },
): StorageTable {
  const where = (verb: string): string => `${verb} table ${name}`;
  const read = (keys: Keys) => readRow(client, keys);
  return {
    name,
    readRows: (keys) =>
      callStorage(where('reading'), () =>
        readRows({ readOne: read, readRange: (range) => readRange(client, range) }, keys),
      ),
    listRows: (request) => callStorage(where('listing'), () => listPage(client, request)),
    listAllRows: (range) => callStorage(where('listing'), () => listAll(client, range)),
    ...makeTableWriter({ client, read, where: where('writing'), newOperationId }),
  };
}
