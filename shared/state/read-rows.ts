import { inParallel } from './in-parallel.ts';
import type { Keys, StoredRow } from './storage-table.ts';

/** Point reads, or ranges, at a time: the design's figure, far under 2,000 operations/s of a partition. */
export const READS_AT_ONCE = 32;
/** Fewer rows of a partition are read one by one. */
const RANGE_KEYS_MIN = 4;
/** A range may hold this many rows for each that is wanted: reading a row less costs a request more. */
const ROWS_PER_KEY = 4;
/** A range that settles fewer keys than this share of its rows tells that they lie too far apart. */
const USEFUL_SHARE = 1 / 16;
// The service's largest page.
const PAGE_ROWS_MAX = 1000;

export type RowReader = {
  readOne: (keys: Keys) => Promise<StoredRow | undefined>;
  /** The first rows from one key to another of a partition, both included; `more`: there are others up to the last. */
  readRange: (range: {
    partition: string;
    from: string;
    to: string;
    limit: number;
  }) => Promise<{ rows: readonly StoredRow[]; more: boolean }>;
};

/**
 * Rows by their keys; missing ones are left out. Keys that lie close together are read as ranges: a page of contacts is
 * a few requests then, most of all while there are no rows yet. Keys that lie far apart are point reads.
 */
export async function readRows(reader: RowReader, keys: readonly Keys[]): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  const byPartition = [...Map.groupBy(keys, ({ partitionKey }) => partitionKey)];
  const left = await inParallel(byPartition, { atOnce: READS_AT_ONCE }, ([partition, group]) => {
    const rowKeys = [...new Set(group.map(({ rowKey }) => rowKey))].sort();
    return readRanges(reader, { partition, rowKeys, found });
  });
  const rest = await inParallel(left.flat(), { atOnce: READS_AT_ONCE }, reader.readOne);
  found.push(...rest.filter((row) => row !== undefined));
  return found;
}

type Group = { partition: string; rowKeys: readonly string[]; found: StoredRow[] };

/** Reads ranges as long as they are worth it; answers the keys that are left. */
async function readRanges(reader: RowReader, { partition, rowKeys, found }: Group): Promise<Keys[]> {
  let left = rowKeys;
  while (left.length >= RANGE_KEYS_MIN) {
    const [from = '', to = ''] = [left[0], left.at(-1)];
    const limit = Math.min(PAGE_ROWS_MAX, left.length * ROWS_PER_KEY);
    const { rows, more } = await reader.readRange({ partition, from, to, limit });
    const wanted = new Set(left);
    found.push(...rows.filter(({ rowKey }) => wanted.has(rowKey)));
    if (!more) return [];
    const last = rows.at(-1)?.rowKey ?? '';
    const answered = left.findLastIndex((rowKey) => rowKey <= last) + 1;
    left = left.slice(answered);
    if (answered < rows.length * USEFUL_SHARE) break;
  }
  return left.map((rowKey) => ({ partitionKey: partition, rowKey }));
}
