import { RestError, type TableClient, type TransactionAction } from '@azure/data-tables';
import { RetryLater } from '../domain/failures.ts';
import type { ProfileRow } from './profile-row.ts';

/** Requests under way at once: enough to hide the distance, few enough for a Flex instance's sockets. */
const AT_ONCE = 32;

// A transaction takes 100 operations of one partition and 4 MiB (Table Storage, limits); headers and JSON take a share.
const OPERATIONS_MAX = 100;
const CHARACTERS_MAX = 1_000_000; // of up to three bytes each

/** Runs `work` over the items, at most 32 at a time. */
export async function eachOf<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}

/** The fault of a storage call: what passes by itself is tried again later, the rest is told as it is. */
export function storageFault(error: unknown): unknown {
  if (!(error instanceof RestError)) return error;
  const { statusCode = 503 } = error; // no answer at all: the line or the service is down
  const passes = statusCode === 408 || statusCode === 429 || statusCode >= 500;
  return passes ? new RetryLater('storage_unavailable', { cause: error, detail: 'profile index' }) : error;
}

export async function readRow(
  table: TableClient,
  { partitionKey, rowKey }: { partitionKey: string; rowKey: string },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    return await table.getEntity(partitionKey, rowKey);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw storageFault(error);
  }
}

/** All rows that the filter finds, without their columns. */
export async function listRows(
  table: TableClient,
  { filter }: { filter: string },
): Promise<{ rowKey: string }[]> {
  const found: { rowKey: string }[] = [];
  try {
    const rows = table.listEntities({ queryOptions: { filter, select: ['rowKey'] } });
    for await (const { rowKey } of rows) found.push({ rowKey: rowKey ?? '' }); // always there: it is selected
  } catch (error) {
    throw storageFault(error);
  }
  return found;
}

/** Writes rows whole, in transactions of one partition each. */
export async function upsertRows(table: TableClient, rows: readonly ProfileRow[]): Promise<void> {
  await eachOf(transactionsOf(rows), async (transaction) => {
    const actions = transaction.map((row): TransactionAction => ['upsert', row, 'Replace']);
    try {
      await table.submitTransaction(actions);
    } catch (error) {
      throw storageFault(error);
    }
  });
}

/** Removes rows; those already gone are fine. */
export async function deleteRows(
  table: TableClient,
  rows: readonly { partitionKey: string; rowKey: string }[],
): Promise<void> {
  await eachOf(rows, async ({ partitionKey, rowKey }) => {
    try {
      await table.deleteEntity(partitionKey, rowKey);
    } catch (error) {
      if (!isMissing(error)) throw storageFault(error);
    }
  });
}

/** A missing table is no missing row. */
const isMissing = (error: unknown): boolean =>
  error instanceof RestError && error.statusCode === 404 && !error.message.includes('TableNotFound');

function transactionsOf(rows: readonly ProfileRow[]): ProfileRow[][] {
  const transactions: ProfileRow[][] = [];
  const open = new Map<string, { rows: ProfileRow[]; characters: number }>();
  for (const row of rows) {
    const characters = JSON.stringify(row).length;
    let current = open.get(row.partitionKey);
    const full =
      current !== undefined &&
      (current.rows.length >= OPERATIONS_MAX || current.characters + characters > CHARACTERS_MAX);
    if (current === undefined || full) {
      current = { rows: [], characters: 0 };
      open.set(row.partitionKey, current);
      transactions.push(current.rows);
    }
    current.rows.push(row);
    current.characters += characters;
  }
  return transactions;
}
