import { readRows, type RowReader } from '../../../shared/state/read-rows.ts';
import type { Keys, StoredRow } from '../../../shared/state/storage-table.ts';

const nameOf = (number: number): string => String(number).padStart(6, '0');
const keysOf = (numbers: readonly number[], partitionKey = 'p'): Keys[] =>
  numbers.map((number) => ({ partitionKey, rowKey: nameOf(number) }));
const every = (step: number, { below }: { below: number }): number[] =>
  Array.from({ length: below / step }, (_, index) => index * step);

/** Rows of partition p, and how often they were asked for. */
function tableOf(numbers: readonly number[]) {
  const rows = keysOf(numbers).map((keys): StoredRow => ({ ...keys, etag: 'e', columns: {} }));
  const asked = { points: 0, ranges: 0, rows: 0 };
  const reader: RowReader = {
    readOne: async ({ partitionKey, rowKey }) => {
      asked.points += 1;
      return rows.find((row) => row.partitionKey === partitionKey && row.rowKey === rowKey);
    },
    readRange: async ({ partition, from, to, limit }) => {
      asked.ranges += 1;
      const inRange = rows.filter(
        ({ partitionKey, rowKey }) => partitionKey === partition && rowKey >= from && rowKey <= to,
      );
      asked.rows += Math.min(limit, inRange.length);
      return { rows: inRange.slice(0, limit), more: inRange.length > limit };
    },
  };
  const read = async (wanted: readonly Keys[]) =>
    (await readRows(reader, wanted)).map(({ rowKey }) => rowKey);
  return { read, asked };
}

it('asks once for many keys where there is no row yet', async () => {
  const { read, asked } = tableOf([]);
  expect(await read(keysOf(every(1, { below: 100 })))).toEqual([]);
  expect(asked).toEqual({ points: 0, ranges: 1, rows: 0 });
});

it('reads neighbours as a few ranges', async () => {
  const { read, asked } = tableOf(every(1, { below: 600 }));
  const wanted = every(6, { below: 600 });
  expect((await read(keysOf(wanted))).sort()).toEqual(wanted.map(nameOf));
  expect(asked.ranges + asked.points).toBeLessThan(12);
});

it('reads rows that lie far apart one by one, after one short attempt', async () => {
  const { read, asked } = tableOf(every(1, { below: 20_000 }));
  const wanted = every(200, { below: 20_000 });
  expect((await read(keysOf(wanted))).sort()).toEqual(wanted.map(nameOf));
  expect(asked).toMatchObject({ ranges: 1, rows: 400 });
});

it('answers each row once, also where a key was asked for twice, and nothing of other partitions', async () => {
  const { read } = tableOf([1, 2, 3, 4, 5]);
  const wanted = [...keysOf([1, 2, 2, 3, 5, 9]), ...keysOf([4], 'q')];
  expect((await read(wanted)).sort()).toEqual([1, 2, 3, 5].map(nameOf));
});

it('reads a few keys one by one', async () => {
  const { read, asked } = tableOf([1, 2]);
  expect(await read(keysOf([1, 2]))).toEqual([nameOf(1), nameOf(2)]);
  expect(asked).toEqual({ points: 2, ranges: 0, rows: 0 });
});
