/** Which letters a text has, as 32 bits: texts that differ in many letters need no counting of edits. */
export function letterMask(text: string): number {
  let mask = 0;
  for (let index = 0; index < text.length; index += 1) mask |= 1 << (text.charCodeAt(index) & 31);
  return mask;
}

export function countBits(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export type Letters = { text: string; letters: number };

/** Longer texts are not compared letter by letter. */
export const LONGEST_RUN = 48;
const WIDTH = LONGEST_RUN + 1;
/** Three rows kept between calls: a new array a row would cost more than the counting. Every call fills what it reads. */
const rows = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)] as const;

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other; `atMost + 1` when more. */
export function countEdits(one: Letters, other: Letters, atMost: number): number {
  const [left, right] = [one.text, other.text];
  const tooMany = atMost + 1;
  if (Math.abs(left.length - right.length) > atMost) return tooMany;
  // One edit changes at most two of the letters that a text has.
  if (countBits(one.letters ^ other.letters) > 2 * atMost) return tooMany;
  if (left === right) return 0;
  return left.length > LONGEST_RUN || right.length > LONGEST_RUN ? tooMany : fillRows(left, right, atMost);
}

function fillRows(left: string, right: string, atMost: number): number {
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= right.length; column += 1) last[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    const letter = left.charCodeAt(row - 1);
    let least = (current[0] = row);
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (letter === right.charCodeAt(column - 1) ? 0 : 1);
      let best = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
      )
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = best;
      if (best < least) least = best;
    }
    if (least > atMost) return atMost + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[right.length] ?? 0, atMost + 1);
}
