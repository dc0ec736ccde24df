import { initialsOf } from '../text/initials.ts';
import { isSubsequence } from '../text/subsequence.ts';
import type { Alignment } from './align-words.ts';
import type { NameWord } from './prepare-name.ts';
import { isCutFrom } from './short-of-words.ts';

/** Up to here letters are initials, each of a word; more may be syllables. */
const MOST_INITIALS = 3;
const LONGEST_SHORT = 10;

/**
 * True when one name may be a short form of the other of which no rule can be sure: "M&S" of "Marks & Spencer", "NatWest"
 * of "National Westminster Bank", "UMC Utrecht" of "University Medical Center Utrecht". Chance makes such pairs too, so
 * they prove nothing but that two names are no proof of two companies. Symmetric.
 */
export function mayAbbreviate({
  left,
  right,
  shared,
}: Pick<Alignment, 'left' | 'right' | 'shared'>): boolean {
  const alone = shared.every(({ kind }) => kind === 'function');
  return standsFor({ short: left, long: right, alone }) || standsFor({ short: right, long: left, alone });
}

type Rests = {
  short: readonly NameWord[];
  long: readonly NameWord[];
  /** The names have no word in common. */
  alone: boolean;
};

function standsFor({ short, long, alone }: Rests): boolean {
  if (short.length > 1 && short.some(({ text }) => text.length > 1)) return false;
  const letters = textsOf(short).join('');
  if (letters.length < 2 || letters.length > LONGEST_SHORT || !mayBegin(long, letters)) return false;
  const least = alone ? 2 : 1;
  const telling = long.filter(({ kind }) => kind !== 'function');
  if (alone && isOfParts(letters, textsOf(telling))) return true;
  if (alone && letters.length <= MOST_INITIALS)
    return [...spoken(long, least), ...spoken(telling, least)].some((words) => initialsOf(words) === letters);
  return beginnings(letters).some((start) => spoken(telling, least).some((words) => isCutFrom(start, words)));
}

/**
 * German, Dutch and Nordic words are made of several, each of which may have its letter: "BWN" of "Bürowelt Nord". The
 * initial of every word, and one or two letters from within.
 */
function isOfParts(letters: string, words: readonly string[]): boolean {
  const inner = letters.length - words.length;
  return words.length >= 2 && inner >= 1 && inner <= MOST_INNER && takesParts(letters, { words, inner });
}

function takesParts(
  letters: string,
  { words: [word, ...others], inner }: { words: readonly string[]; inner: number },
): boolean {
  if (word === undefined) return letters === '';
  if (letters[0] !== word[0]) return false;
  for (let taken = 0; taken <= inner; taken += 1)
    if (
      isSubsequence(letters.slice(1, 1 + taken), word.slice(SHORTEST_PART)) &&
      takesParts(letters.slice(1 + taken), { words: others, inner: inner - taken })
    )
      return true;
  return false;
}
const MOST_INNER = 2;
const SHORTEST_PART = 3;

const textsOf = (words: readonly NameWord[]): string[] => words.map(({ text }) => text);
const mayBegin = (words: readonly NameWord[], letters: string): boolean =>
  words.some(({ text }) => text[0] === letters[0]);

/** With the form, which is spoken too, or without: "KEPCO" of "Korea Electric Power". */
const beginnings = (letters: string): string[] => [
  letters,
  ...SPOKEN_FORMS.filter(
    (form) => letters.endsWith(form) && letters.length - form.length >= MOST_INITIALS,
  ).map((form) => letters.slice(0, -form.length)),
];
const SPOKEN_FORMS = ['co', 'corp', 'c', 'l'] as const;

/** The words of which initials are made: all, or without words at either end that tell no company from another. */
function spoken(words: readonly NameWord[], least: number): string[][] {
  const found: string[][] = [];
  for (let from = 0; from + least <= words.length; from += 1) {
    for (let end = words.length; end >= from + least; end -= 1) {
      found.push(textsOf(words.slice(from, end)));
      if (words[end - 1]?.kind === 'brand') break;
    }
    if (words[from]?.kind === 'brand') break;
  }
  return found;
}
