import type * as z from 'zod';
import { RetryLater } from '../domain/failures.ts';
import type { Versioned } from './contract.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';

/**
 * With every writer of 16 sessions and some timers in one race, each round lets one through: a writer that loses this
 * often meets something other than a race.
 */
const ROUNDS_MAX = 60;

/** One row that several writers change: read and saved on condition of its version. */
export function makeVersionedRow<Fields extends Readonly<Record<string, unknown>>>(
  table: StorageTable,
  { keys, schema }: { keys: Keys; schema: z.ZodType<Fields> },
) {
  const read = async (): Promise<Versioned<Fields> | undefined> => {
    const [row] = await table.readRows([keys]);
    return row === undefined
      ? undefined
      : { row: parseRow(schema, { table: table.name, row }), etag: row.etag };
  };

  const save = async ({
    row,
    etag,
  }: {
    row: Fields;
    etag: string | undefined;
  }): Promise<Versioned<Fields> | undefined> => {
    const [saved] = await table.saveRows([{ row: { ...keys, columns: columnsOf(row) }, etag }]);
    return saved === undefined ? undefined : { row, etag: saved };
  };

  /** Reads, decides and saves until nobody was faster; `decide` answers undefined to leave the row as it is. */
  const change = async (decide: (current: Fields | undefined) => Fields | undefined): Promise<void> => {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const current = await read();
      const wanted = decide(current?.row);
      if (wanted === undefined) return;
      if ((await save({ row: wanted, etag: current?.etag })) !== undefined) return;
    }
    throw new RetryLater('lost_race', {
      detail: `table ${table.name}, row (${keys.partitionKey}, ${keys.rowKey})`,
    });
  };

  return { read, save, change };
}
