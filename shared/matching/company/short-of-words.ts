import { initialsOf } from '../text/initials.ts';
import { spellingsOf } from '../text/spellings.ts';
import { isSubsequence } from '../text/subsequence.ts';
import { classifyWord } from './company-words.ts';

export const isFunctionWord = (word: string): boolean =>
  word.length === 1 || classifyWord(word) === 'function';

const ASCII = /^\p{ASCII}*$/u;
const inLatin = (text: string): readonly string[] => (ASCII.test(text) ? [text] : spellingsOf(text));

/** Whether any spelling of the letters stands so to any spelling of the words. */
const inAnySpelling = (
  letters: string,
  long: readonly string[],
  stands: (letters: string, words: readonly string[]) => boolean,
): boolean =>
  inLatin(letters).some((one) => inLatin(long.join(' ')).some((all) => stands(one, all.split(' '))));

/** Beginnings of all words in their order, function words left out or not: "GosNII" of "gos… nauchno issledovatelskiy institut". */
export const isShortOf = (letters: string, long: readonly string[]): boolean =>
  inAnySpelling(letters, long, isCutFrom);

export function isCutFrom(letters: string, words: readonly string[], at = 0): boolean {
  const word = words[at];
  if (word === undefined) return letters === '';
  if (isFunctionWord(word) && isCutFrom(letters, words, at + 1)) return true;
  for (let length = 1; length <= letters.length && letters[length - 1] === word[length - 1]; length += 1)
    if (isCutFrom(letters.slice(length), words, at + 1)) return true;
  return false;
}

/**
 * The same for words that are known to be a form's, or letters that are: initials that leave words out ("НОУДО",
 * "ДЗЗД"), stand in the order of another language ("ООП"), lack the first adjective ("CV" of "gewone commanditaire
 * vennootschap") or give a negation its own letter ("НКО" of "некоммерческая организация").
 */
export const isSkippingShortOf = (
  letters: string,
  { long, ofForms }: { long: readonly string[]; ofForms: boolean },
): boolean =>
  inAnySpelling(letters, long, (one, words) => {
    const initials = initialsOf(words.filter((word) => !isFunctionWord(word)));
    if (skipsWords(one, initials)) return true;
    if (!ofForms) return false;
    const inOtherOrder = one.length >= LEAST_REORDERED && sorted(one) === sorted(initials);
    const withoutFirst = initials.length > one.length && one === initials.slice(-one.length);
    return (
      inOtherOrder ||
      (withoutFirst && initials.length - one.length === 1) ||
      isCutFrom(one, negationsApart(words))
    );
  });

const LEAST_REORDERED = 3;
const sorted = (text: string): string => Array.from(text).sort().join('');

/** Fewer letters in their order are found in many texts by chance. */
const LEAST_SKIPPING = 4;
const LEAST_SHARE = 0.5;
function skipsWords(letters: string, initials: string): boolean {
  if (letters.length < LEAST_SKIPPING || letters[0] !== initials[0]) return false;
  if (letters.length < initials.length * LEAST_SHARE) return false;
  return isSubsequence(letters, initials);
}

const NEGATION = /^(не|ня|ne|nie|non)(\p{L}{5,})$/u;
const negationsApart = (words: readonly string[]): string[] =>
  words.flatMap((word) => NEGATION.exec(word)?.slice(1) ?? [word]);
