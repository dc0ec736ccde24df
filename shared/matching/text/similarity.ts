/** Jaro-Winkler similarity, 0–1: forgiving towards typing errors, more so late in the text. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const { matchedLeft, matchedRight } = commonCharacters({ left, right, window });
  const common = matchedLeft.length;
  if (common === 0) return 0;
  const moved =
    Array.from({ length: common }, (_, index) => matchedLeft[index] !== matchedRight[index]).filter(Boolean)
      .length / 2;
  const jaro = (common / left.length + common / right.length + (common - moved) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro); // 0.1 and 4 are Winkler's own constants
}

function commonCharacters({ left, right, window }: { left: string; right: string; window: number }) {
  const taken = new Array<boolean>(right.length).fill(false);
  let matchedLeft = '';
  for (let index = 0; index < left.length; index += 1) {
    const last = Math.min(right.length - 1, index + window);
    for (let other = Math.max(0, index - window); other <= last; other += 1) {
      if (taken[other] === false && left[index] === right[other]) {
        taken[other] = true;
        matchedLeft += left[index] ?? '';
        break;
      }
    }
  }
  return {
    matchedLeft,
    matchedRight: right
      .split('')
      .filter((_, index) => taken[index])
      .join(''),
  };
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      let best = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
