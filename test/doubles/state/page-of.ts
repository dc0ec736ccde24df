/** One page of a list that is sorted by key; `next` is the last key given. */
export function pageOf<Row>(
  entries: readonly [key: string, row: Row][],
  { next, limit }: { next: string | undefined; limit: number },
): { rows: readonly Row[]; next?: string } {
  const rest = next === undefined ? entries : entries.filter(([key]) => key > next);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(([, row]) => row),
    ...(last !== undefined && rest.length > page.length ? { next: last[0] } : {}),
  };
}
