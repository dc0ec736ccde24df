import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables';
import { inParallel } from './in-parallel.ts';
import { joinLongTexts } from './long-text.ts';
import { answeredWith, callStorage } from './storage-faults.ts';
import type { Keys, RowRange, StorageTable, StoredRow } from './storage-table.ts';
import { makeTableWriter } from './table-writer.ts';

/** Point reads at a time: the design's figure, far under 2,000 operations/s of a partition. */
export const READS_AT_ONCE = 32;
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

type PageRequest = RowRange & { next: string | undefined; limit: number };

async function listPage(
  client: TableClient,
  { next, limit, ...range }: PageRequest,
): Promise<{ rows: readonly StoredRow[]; next?: string }> {
  const filter = filterOf(range);
  const listed = client.listEntities({
    queryOptions: filter === undefined ? {} : { filter },
  });
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
      callStorage(where('reading'), async () => {
        const rows = await inParallel(keys, { atOnce: READS_AT_ONCE }, read);
        return rows.filter((row) => row !== undefined);
      }),
    listRows: (request) => callStorage(where('listing'), () => listPage(client, request)),
    listAllRows: (range) => callStorage(where('listing'), () => listAll(client, range)),
    ...makeTableWriter({ client, read, where: where('writing'), newOperationId }),
  };
}
