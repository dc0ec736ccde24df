import type { FilterNode } from './azurite-parts.ts';

type Key = 'PartitionKey' | 'RowKey';
type Bounds = { from?: string; to?: string };

/** Smallest and largest keys that a filter can let through; a missing bound is open. */
export type KeyRange = Record<Key, Bounds>;

const isKey = (name: string | undefined): name is Key => name === 'PartitionKey' || name === 'RowKey';

const larger = (left: string | undefined, right: string): string =>
  left !== undefined && left > right ? left : right;
const smaller = (left: string | undefined, right: string): string =>
  left !== undefined && left < right ? left : right;

function narrow(range: KeyRange, { name, left, right }: FilterNode): void {
  if (name === 'and') {
    for (const side of [left, right]) if (side !== undefined) narrow(range, side);
    return;
  }
  if (!isKey(left?.identifier) || typeof right?.value !== 'string') return;
  const bounds = range[left.identifier];
  if (['eq', 'ge', 'gt'].includes(name)) bounds.from = larger(bounds.from, right.value);
  if (['eq', 'le', 'lt'].includes(name)) bounds.to = smaller(bounds.to, right.value);
}

/** Both ends inclusive: the filter itself is still asked about every row, so a wider range is never wrong. */
export function keyRange(filter: FilterNode | undefined): KeyRange {
  const range: KeyRange = { PartitionKey: {}, RowKey: {} };
  if (filter !== undefined) narrow(range, filter);
  return range;
}
