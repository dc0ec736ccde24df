const LONGEST = 40;
const row = (): Uint8Array => new Uint8Array(LONGEST + 1);
const rows: readonly [Uint8Array, Uint8Array, Uint8Array] = [row(), row(), row()];

/**
 * Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. Works in three rows that are
 * kept between calls: names are compared by the million. Letters after the fortieth are not looked at.
 */
export function editsBetween(left: string, right: string): number {
  const height = Math.min(left.length, LONGEST);
  const width = Math.min(right.length, LONGEST);
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= width; column += 1) last[column] = column;
  for (let row = 1; row <= height; row += 1) {
    current[0] = row;
    const letter = left.charCodeAt(row - 1);
    for (let column = 1; column <= width; column += 1) {
      const other = right.charCodeAt(column - 1);
      let best = (last[column - 1] ?? 0) + (letter === other ? 0 : 1);
      const shorter = Math.min(last[column] ?? 0, current[column - 1] ?? 0) + 1;
      if (shorter < best) best = shorter;
      if (row > 1 && letter === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === other)
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = best;
    }
    const free = beforeLast;
    beforeLast = last;
    last = current;
    current = free;
  }
  return last[width] ?? 0;
}
