export type Keys = { partitionKey: string; rowKey: string };
export type Columns = Readonly<Record<string, string | number | boolean>>;
export type Row = Keys & { columns: Columns };

/** Without its columns and its version. */
export const keysOf = ({ partitionKey, rowKey }: Keys): Keys => ({ partitionKey, rowKey });

/** As read: the columns are unknown until `parseRow`. */
export type StoredRow = Keys & { etag: string; columns: Readonly<Record<string, unknown>> };

/**
 * Rows of one partition, of the partitions up to one, or of the whole table; in the order of their keys. `columns`:
 * no others are read.
 */
export type RowRange = {
  partition?: string;
  partitionUpTo?: string;
  rowKeyPrefix?: string;
  columns?: readonly string[];
};

/** One table as the stores use it. Every method may throw RetryLater('storage_unavailable'). */
export interface StorageTable {
  readonly name: string;

  /** Rows by their keys, in any order; missing ones are left out. */
  readRows(keys: readonly Keys[]): Promise<readonly StoredRow[]>;

  /** One page of at most `limit` rows; empty only when the range is exhausted. */
  listRows(
    range: RowRange & { next: string | undefined; limit: number },
  ): Promise<{ rows: readonly StoredRow[]; next?: string }>;
  listAllRows(range: RowRange): Promise<readonly StoredRow[]>;

  /** Writes without a condition; of two rows with the same keys the later stands. */
  upsertRows(rows: readonly Row[]): Promise<void>;

  /** Writes what is not there yet and leaves what is. */
  insertRows(rows: readonly Row[]): Promise<void>;

  /** Each on its own condition (`etag` absent = must not exist): the new etag, or undefined for a loser. */
  saveRows(
    writes: readonly { row: Row; etag: string | undefined }[],
  ): Promise<readonly (string | undefined)[]>;

  /** Missing rows are fine; with an etag, a row that has changed since stays. */
  deleteRows(keys: readonly (Keys & { etag?: string })[]): Promise<void>;
}
