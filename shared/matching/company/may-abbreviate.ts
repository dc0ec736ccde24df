import { initialsOf } from '../text/initials.ts';
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
export function mayAbbreviate({ left, right, shared }: Alignment): boolean {
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
  if (alone && letters.length <= MOST_INITIALS)
    return spoken(long, least).some((words) => initialsOf(words) === letters);
  const telling = long.filter(({ kind }) => kind !== 'function');
  return beginnings(letters).some((start) => spoken(telling, least).some((words) => isCutFrom(start, words)));
}

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
