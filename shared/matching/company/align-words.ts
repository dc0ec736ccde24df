import { editDistance } from '../text/similarity.ts';
import { OTHER_SCRIPT, type NameWord, type PreparedName } from './prepare-name.ts';

/** Which words of two names stand for one another, and what is left on each side. */
export type Alignment = {
  left: readonly NameWord[];
  right: readonly NameWord[];
  shared: readonly NameWord[];
  /** Edits in words that stand for one another. */
  typos: number;
  /** 0–1: the weight of what agrees, less what stands unmatched on either side. */
  agreement: number;
};

/** Edits that a slip may make: one from 5 letters on, two from 9 (reference/matching.md §5). */
const slipsAllowed = (length: number): number => {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
};

/** Two ordinary words that look alike (North, South) are no typing error, nor are two numbers or two account names. */
const mayBeSlip = (one: NameWord, other: NameWord): boolean =>
  (one.kind === 'brand' || other.kind === 'brand') &&
  one.kind !== 'number' &&
  other.kind !== 'number' &&
  !(one.accountWord && other.accountWord) &&
  digits(one.text) === digits(other.text);

const digits = (word: string): string => (/\p{N}/u.test(word) ? word.replace(/\P{N}/gu, '') : '');

/** What is left of a word's weight after so many edits. */
function likeness(one: NameWord, other: NameWord): { share: number; edits: number } {
  const longest = Math.max(one.text.length, other.text.length);
  const shortest = Math.min(one.text.length, other.text.length);
  if (longest - shortest > 3 || longest > 40) return { share: 0, edits: longest };
  const edits = editDistance(one.text, other.text);
  return { share: Math.max(0, 1 - (EDIT_COST * edits) / longest), edits };
}

const EDIT_COST = 1.6;

/** A word in two halves: "ya mahdi" and "yamahdi". */
function takeJoined(from: NameWord[], other: NameWord[]): NameWord[] {
  const taken: NameWord[] = [];
  for (let index = 0; index + 1 < from.length; index += 1) {
    const [first, second] = [from[index], from[index + 1]];
    if (first === undefined || second === undefined) continue;
    const found = other.findIndex(({ text }) => text === first.text + second.text);
    if (found < 0) continue;
    taken.push(...other.splice(found, 1));
    from.splice(index, 2);
  }
  return taken;
}

function takeEqual(left: NameWord[], right: NameWord[]): NameWord[] {
  const taken: NameWord[] = [];
  for (let index = 0; index < left.length;) {
    const word = left[index];
    const found = right.findIndex(({ text }) => text === word?.text);
    if (word === undefined || found < 0) index += 1;
    else {
      taken.push(word);
      left.splice(index, 1);
      right.splice(found, 1);
    }
  }
  return taken;
}

type Likely = { one: NameWord; other: NameWord; share: number; edits: number };

/** The most alike first; ties by the words, so that the order of the sides plays no part. */
function likelyPairs(left: readonly NameWord[], right: readonly NameWord[]): Likely[] {
  return left
    .flatMap((one) => right.map((other) => ({ one, other, ...likeness(one, other) })))
    .filter(({ one, other, share }) => share > 0.3 && mayBeSlip(one, other))
    .sort((a, b) => b.share - a.share || keyOf(a).localeCompare(keyOf(b)));
}
const keyOf = ({ one, other }: Likely): string => [one.text, other.text].sort().join(' ');

const sum = (words: readonly NameWord[]): number => words.reduce((total, { bits }) => total + bits, 0);

export function alignWords(one: PreparedName, other: PreparedName): Alignment {
  const [left, right] = [[...one.words], [...other.words]];
  const shared = takeEqual(left, right);
  shared.push(...takeJoined(left, right), ...takeJoined(right, left));
  let [agreed, lost, typos] = [2 * sum(shared), 0, 0];
  const [unlikeLeft, unlikeRight]: [NameWord[], NameWord[]] = [[], []];
  const alphabets = ((one.scripts | other.scripts) & OTHER_SCRIPT) === 0;
  if (alphabets && left.length > 0 && right.length > 0)
    for (const pair of likelyPairs(left, right)) {
      const [at, otherAt] = [left.indexOf(pair.one), right.indexOf(pair.other)];
      if (at < 0 || otherAt < 0) continue;
      left.splice(at, 1);
      right.splice(otherAt, 1);
      const weight = pair.one.bits + pair.other.bits;
      agreed += weight * pair.share;
      lost += weight * (1 - pair.share);
      typos += pair.edits;
      const shortest = Math.min(pair.one.text.length, pair.other.text.length);
      if (pair.edits > slipsAllowed(shortest)) {
        unlikeLeft.push(pair.one);
        unlikeRight.push(pair.other);
      }
    }
  const [unmatchedLeft, unmatchedRight] = [sum(left), sum(right)];
  // Something else on both sides contradicts; something more on one side may be left out.
  lost += unmatchedLeft + unmatchedRight + Math.min(unmatchedLeft, unmatchedRight);
  const agreement = agreed + lost === 0 ? 0 : agreed / (agreed + lost);
  left.push(...unlikeLeft);
  right.push(...unlikeRight);
  return { left, right, shared, typos, agreement };
}
