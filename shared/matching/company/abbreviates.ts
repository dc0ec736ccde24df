import { isSubsequence } from '../text/subsequence.ts';
import type { NameWord } from './prepare-name.ts';

/** Fewer letters than these are initials, which many names have. */
const LEAST_LETTERS = 3;

/** "Natl Fabrikam Svcs" of "National Fabrikam Services": word by word, each whole or cut short on one of the sides. */
export function abbreviates(left: readonly NameWord[], right: readonly NameWord[]): boolean {
  if (left.length !== right.length || left.length < 2) return false;
  let telling = false;
  for (const [index, { text: one }] of left.entries()) {
    const other = right[index]?.text ?? '';
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    if (!isShortFor(short, long)) return false;
    telling ||= short.length >= LEAST_LETTERS;
  }
  return telling;
}

/** The beginning of the word, or a contraction of it. */
const isShortFor = (short: string, long: string): boolean =>
  long.startsWith(short) || isContraction(short, long);

/** The word's first letter and others of it in their order, its last among them: "svcs" of "services". */
export function isContraction(short: string, long: string): boolean {
  if (short.length < LEAST_LETTERS || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  return isSubsequence(short, long);
}
