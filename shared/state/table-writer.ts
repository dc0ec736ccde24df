import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import { inChunks } from '../domain/in-chunks.ts';
import { inParallel } from './in-parallel.ts';
import { splitLongTexts } from './long-text.ts';
import { answeredWith, callStorage } from './storage-faults.ts';
import type { Keys, Row, StorageTable, StoredRow } from './storage-table.ts';

/** Operations of one transaction (Table Storage, limits). */
const TRANSACTION_ROWS_MAX = 100;
/** Transactions, or single writes, under way at a time: the 16 snapshot partitions fit twice. */
const WRITES_AT_ONCE = 32;
/**
 * Rows of transactions under way: the SDK holds 7 kB for each until the answer (heap snapshot of a run), so 32 full
 * transactions of a page of contacts took 24 MB beside the jobs.
 */
const ROWS_AT_ONCE = 800;
/** Marks who wrote a row last; written with every conditional write. */
const OPERATION = 'operation';
const INT32_MAX = 2_147_483_647;

// What a transaction answers when one of its rows does not meet its condition, or when it is larger than 4 MiB.
const REFUSED_AS_A_WHOLE = [404, 409, 412, 413];

/** One write, as part of a transaction and alone; alone it answers the new etag, or undefined when it lost. */
type Write = { keys: Keys; action: TransactionAction; alone: () => Promise<string | undefined> };

// Without a type, the service reads whole numbers as Int32.
const columnValue = (value: string | number | boolean): unknown =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > INT32_MAX
    ? { type: 'Double', value: String(value) }
    : value;

function entityOf(row: Row, operation?: string): TableEntity {
  const entity: TableEntity & Record<string, unknown> = {
    partitionKey: row.partitionKey,
    rowKey: row.rowKey,
  };
  for (const [name, value] of Object.entries(splitLongTexts(row.columns))) entity[name] = columnValue(value);
  if (operation !== undefined) entity[OPERATION] = operation;
  return entity;
}

/** Of several writes to one row the last: a transaction may name each row once. */
function lastOfEachRow(writes: readonly Write[]): readonly Write[] {
  const byRow = new Map(writes.map((write) => [`${write.keys.partitionKey}\n${write.keys.rowKey}`, write]));
  return [...byRow.values()];
}

function transactionsOf(writes: readonly Write[]): readonly (readonly Write[])[] {
  const byPartition = Map.groupBy(lastOfEachRow(writes), (write) => write.keys.partitionKey);
  return [...byPartition.values()].flatMap((ofPartition) => inChunks(ofPartition, TRANSACTION_ROWS_MAX));
}

async function runTransaction(
  client: TableClient,
  writes: readonly Write[],
): Promise<readonly (string | undefined)[]> {
  const [only] = writes;
  if (only !== undefined && writes.length === 1) return [await only.alone()];
  try {
    const answer = await client.submitTransaction(writes.map((write) => write.action));
    return answer.subResponses.map((part) => part.etag);
  } catch (error) {
    if (!answeredWith(error, REFUSED_AS_A_WHOLE)) throw error;
    // All or nothing: one loser took the others with it, so each tries alone.
    return inParallel(writes, { atOnce: WRITES_AT_ONCE }, (write) => write.alone());
  }
}

function transactionsAtOnce(transactions: readonly (readonly Write[])[]): number {
  const largest = Math.max(1, ...transactions.map(({ length }) => length));
  return Math.min(WRITES_AT_ONCE, Math.floor(ROWS_AT_ONCE / largest));
}

async function runWrites(
  client: TableClient,
  writes: readonly Write[],
): Promise<Map<Write, string | undefined>> {
  const etags = new Map<Write, string | undefined>();
  const transactions = transactionsOf(writes);
  await inParallel(transactions, { atOnce: transactionsAtOnce(transactions) }, async (transaction) => {
    const answers = await runTransaction(client, transaction);
    transaction.forEach((write, index) => etags.set(write, answers[index]));
  });
  return etags;
}

function upsertOf(client: TableClient, row: Row): Write {
  const entity = entityOf(row);
  return {
    keys: row,
    action: ['upsert', entity, 'Replace'],
    alone: async () => (await client.upsertEntity(entity, 'Replace')).etag,
  };
}

function insertOf(client: TableClient, row: Row): Write {
  const entity = entityOf(row);
  return {
    keys: row,
    action: ['create', entity],
    alone: () => unlessAnswered([409], async () => (await client.createEntity(entity)).etag),
  };
}

function deleteOf(client: TableClient, { partitionKey, rowKey, etag }: Keys & { etag?: string }): Write {
  const options = etag === undefined ? {} : { etag };
  return {
    keys: { partitionKey, rowKey },
    action: ['delete', { partitionKey, rowKey }],
    alone: () =>
      unlessAnswered([404, 412], async () => {
        await client.deleteEntity(partitionKey, rowKey, options);
        return undefined;
      }),
  };
}

async function unlessAnswered(
  statuses: readonly number[],
  call: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    return await call();
  } catch (error) {
    if (answeredWith(error, statuses)) return undefined;
    throw error;
  }
}

type TableWriterDeps = {
  client: TableClient;
  read: (keys: Keys) => Promise<StoredRow | undefined>;
  where: string;
  newOperationId: () => string;
};

function conditionalOf(
  { client, read, newOperationId }: TableWriterDeps,
  { row, etag }: { row: Row; etag: string | undefined },
): Write {
  const operation = newOperationId();
  const entity = entityOf(row, operation);
  const write = () =>
    etag === undefined ? client.createEntity(entity) : client.updateEntity(entity, 'Replace', { etag });
  return {
    keys: row,
    action: etag === undefined ? ['create', entity] : ['update', entity, 'Replace', { etag }],
    alone: async () => {
      try {
        return (await write()).etag;
      } catch (error) {
        if (!answeredWith(error, [404, 409, 412])) throw error;
        // A write whose first answer was lost is repeated by the SDK and then refused although it succeeded.
        const stored = await read(row);
        return stored?.columns[OPERATION] === operation ? stored.etag : undefined;
      }
    },
  };
}

/** The writing half of a table: transactions of up to 100 rows of a partition, single writes where one is refused. */
export function makeTableWriter(
  deps: TableWriterDeps,
): Pick<StorageTable, 'upsertRows' | 'insertRows' | 'saveRows' | 'deleteRows'> {
  const { client, where } = deps;
  const run = (writes: readonly Write[]) => callStorage(where, () => runWrites(client, writes));
  return {
    upsertRows: async (rows) => {
      await run(rows.map((row) => upsertOf(client, row)));
    },
    insertRows: async (rows) => {
      await run(rows.map((row) => insertOf(client, row)));
    },
    saveRows: async (writes) => {
      const conditional = writes.map((write) => conditionalOf(deps, write));
      const etags = await run(conditional);
      return conditional.map((write) => etags.get(write));
    },
    deleteRows: async (keys) => {
      // A transaction has no condition on deletions in this SDK: rows with an etag go one by one.
      const [conditional, plain] = [keys.filter((key) => key.etag), keys.filter((key) => !key.etag)];
      await run(plain.map((key) => deleteOf(client, key)));
      await callStorage(where, () =>
        inParallel(conditional, { atOnce: WRITES_AT_ONCE }, (key) => deleteOf(client, key).alone()),
      );
    },
  };
}
