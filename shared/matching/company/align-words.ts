import { countEdits, type Letters } from './count-edits.ts';
import { OTHER_SCRIPT, type NameWord, type PreparedName, sumOfBits } from './prepare-name.ts';

/** Which words of two names stand for one another, and what is left on each side. */
export type Alignment = {
  left: readonly NameWord[];
  right: readonly NameWord[];
  shared: readonly NameWord[];
  /** Edits in words that stand for one another. */
  typos: number;
  /** A telling word with a slip on one side: "Kendrick" and "Kendricks". */
  slip: boolean;
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

/** What is left of a word's weight after so many edits; 0 where the words are too unlike to be one. */
function likeness(one: NameWord, other: NameWord): { share: number; edits: number } {
  const edits = countEdits(one, other, MOST_WORD_EDITS);
  if (edits > MOST_WORD_EDITS) return { share: 0, edits };
  const longest = Math.max(one.text.length, other.text.length);
  return { share: Math.max(0, 1 - costOf(edits) / longest), edits };
}

const MOST_WORD_EDITS = 3;
/** Letters lost by so many edits: a second slip in one word is far rarer than a first. */
const costOf = (edits: number): number => 0.7 * edits + 0.35 * edits * edits;

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
  const pairs: Likely[] = [];
  for (const one of left)
    for (const other of right) {
      const { share, edits } = likeness(one, other);
      if (share > LEAST_SHARE && mayBeSlip(one, other)) pairs.push({ one, other, share, edits });
    }
  return pairs.length < 2 ? pairs : pairs.sort((a, b) => b.share - a.share || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const LEAST_SHARE = 0.3;
const keyOf = ({ one, other }: Likely): string => [one.text, other.text].sort().join(' ');

export function alignWords(one: PreparedName, other: PreparedName): Alignment {
  const [left, right] = [[...one.words], [...other.words]];
  const shared = takeEqual(left, right);
  shared.push(...takeJoined(left, right), ...takeJoined(right, left));
  const [restLeft, restRight] = [[...left], [...right]];
  const alphabets = ((one.scripts | other.scripts) & OTHER_SCRIPT) === 0;
  const pairs = alphabets && left.length > 0 && right.length > 0 ? takeLikely(left, right) : NO_PAIRS;
  const agreed = 2 * sumOfBits(shared);
  const byWord = shareOf({ agreed: agreed + pairs.agreed, lost: pairs.lost, left, right });
  left.push(...pairs.unlikeLeft);
  right.push(...pairs.unlikeRight);
  if (!alphabets) return { left, right, shared, typos: pairs.typos, slip: pairs.slip, agreement: byWord };
  const byRun =
    restLeft.length === 0 || restRight.length === 0
      ? byWriting(one.writing.written, other.writing.written)
      : byLetters({ agreed, restLeft, restRight, one: one.writing.written, other: other.writing.written });
  const moved = one.writing.bag === other.writing.bag ? SAME_BAG : 0;
  const agreement = Math.max(byWord, byRun, moved);
  return { left, right, shared, typos: pairs.typos, slip: pairs.slip, agreement };
}

const NO_PAIRS = { agreed: 0, lost: 0, typos: 0, slip: false, unlikeLeft: [], unlikeRight: [] };

/** Takes the words that stand for one another off both sides. */
function takeLikely(left: NameWord[], right: NameWord[]) {
  const taken: {
    unlikeLeft: NameWord[];
    unlikeRight: NameWord[];
    agreed: number;
    lost: number;
    typos: number;
    slip: boolean;
  } = {
    unlikeLeft: [],
    unlikeRight: [],
    agreed: 0,
    lost: 0,
    typos: 0,
    slip: false,
  };
  for (const { one, other, share, edits } of likelyPairs(left, right)) {
    const [at, otherAt] = [left.indexOf(one), right.indexOf(other)];
    if (at < 0 || otherAt < 0) continue;
    left.splice(at, 1);
    right.splice(otherAt, 1);
    const weight = one.bits + other.bits;
    taken.agreed += weight * share;
    taken.lost += weight * (1 - share);
    taken.typos += edits;
    if (edits <= slipsAllowed(Math.min(one.text.length, other.text.length))) {
      taken.slip = true;
      continue;
    }
    taken.unlikeLeft.push(one);
    taken.unlikeRight.push(other);
  }
  return taken;
}

/** Something else on both sides contradicts; something more on one side may be left out. */
function shareOf({
  agreed,
  lost,
  left,
  right,
}: {
  agreed: number;
  lost: number;
  left: readonly NameWord[];
  right: readonly NameWord[];
}): number {
  const [unmatchedLeft, unmatchedRight] = [sumOfBits(left), sumOfBits(right)];
  const all =
    agreed +
    lost +
    ONE_SIDED * (unmatchedLeft + unmatchedRight) +
    2 * Math.min(unmatchedLeft, unmatchedRight);
  return all === 0 ? 0 : agreed / all;
}

/** A word that only one side has is left out more often than put in, but tells. */
const ONE_SIDED = 2;

/** What the words leave over, as one run of letters: a slip may split or join words. */
function byLetters({
  agreed,
  restLeft,
  restRight,
  one,
  other,
}: {
  agreed: number;
  restLeft: readonly NameWord[];
  restRight: readonly NameWord[];
  one: Letters;
  other: Letters;
}): number {
  if (!hasBrand(restLeft) || !hasBrand(restRight)) return 0;
  const [left, right] = [joinWords(restLeft), joinWords(restRight)];
  // As written a word and its form may have run together: "Contoso6LLC".
  const written = countEdits(one, other, MOST_WRITING_EDITS);
  const edits = written > MOST_WRITING_EDITS ? countEdits(left, right, MOST_RUN_EDITS) : written;
  if (edits > MOST_RUN_EDITS) return 0;
  const longest = Math.max(left.text.length, right.text.length);
  const share = Math.max(0, 1 - (EDIT_COST * edits) / longest);
  const weight = sumOfBits(restLeft) + sumOfBits(restRight);
  return ((agreed + weight * share) / (agreed + weight)) * SHARE_OF_LETTERS;
}

/** One word more on one side may be a legal form misspelt. */
function byWriting(left: Letters, right: Letters): number {
  const edits = countEdits(left, right, MOST_WRITING_EDITS);
  if (edits > MOST_WRITING_EDITS) return 0;
  const longest = Math.max(left.text.length, right.text.length);
  return Math.max(0, 1 - (EDIT_COST * edits) / longest) * SHARE_OF_LETTERS;
}

const EDIT_COST = 1.3;
/** The words as written in another order, forms among them. */
const SAME_BAG = 0.9;
const MOST_RUN_EDITS = 5;
const MOST_WRITING_EDITS = 3;
/** Letters without their words prove a little less. */
const SHARE_OF_LETTERS = 0.95;
/** As one run of letters. */
export function joinWords(words: readonly NameWord[]): Letters {
  let text = '';
  let letters = 0;
  for (const word of words) {
    text += word.text;
    letters |= word.letters;
  }
  return { text, letters };
}

const hasBrand = (words: readonly NameWord[]): boolean => words.some(({ kind }) => kind === 'brand');
