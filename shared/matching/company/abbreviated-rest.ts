import { spellingsOf } from '../text/spellings.ts';
import { classifyWord } from './company-words.ts';
import { formWord } from './legal-form-table.ts';
import { correctFormWord } from './misspelt-form-words.ts';
import type { PreparedName } from './prepare-name.ts';

/** Longer words are no abbreviation of anything. */
const LONGEST_SHORT = 10;
/** The longest legal forms in use, with their function words. */
const MOST_WORDS = 16;

/**
 * What the rests of two names, beside the words that both have, say of each other: `form` where one is the legal form
 * that the other writes out ("SNT" and "садоводческое некоммерческое товарищество"), `words` where it abbreviates other
 * words ("Contoso EV" and "Contoso Electric Vehicles"). No list of forms has all their abbreviations; the pair shows it.
 */
export function abbreviatedRest(one: PreparedName, other: PreparedName): 'form' | 'words' | undefined {
  if (one.writing.words.length < 2 || other.writing.words.length < 2) return undefined;
  const [left, right] = restsOf(one.writing.words, other.writing.words);
  if (left.length === 0 || right.length === 0) return undefined;
  return (
    shortens({ short: left, long: right, longName: other }) ??
    shortens({ short: right, long: left, longName: one })
  );
}

/** The words that only one side has, in their order; "Limited" and "Ltd" are one word. */
function restsOf(left: readonly string[], right: readonly string[]): [string[], string[]] {
  const [restLeft, restRight] = [[...left], [...right]];
  for (const word of left) {
    const found = restRight.findIndex((other) => other === word || formWord(other) === formWord(word));
    if (found < 0) continue;
    restRight.splice(found, 1);
    restLeft.splice(restLeft.indexOf(word), 1);
  }
  return [restLeft, restRight];
}

type Pair = { short: readonly string[]; long: readonly string[]; longName: PreparedName };

function shortens({ short, long, longName }: Pair): 'form' | 'words' | undefined {
  const letters = short.join('');
  if (letters.length < 2 || letters.length > LONGEST_SHORT || long.length > MOST_WORDS) return undefined;
  const coreWords = longName.core.split(' ');
  const telling = long.filter((word) => !isFunctionWord(word));
  const ofForms = telling.every((word) => !coreWords.includes(word) || isFormWord(word));
  if (ofForms && letters === longName.formLetters) return 'form';
  if (telling.length < (ofForms ? 1 : 2) || letters.length >= long.join('').length) return undefined;
  if (!inLatin(letters).some((one) => inLatin(long.join(' ')).some((all) => isCutFrom(one, all.split(' ')))))
    return undefined;
  return ofForms ? 'form' : 'words';
}

/** Shorter ones are words of names as well. */
const isFormWord = (word: string): boolean =>
  word.length >= SHORTEST_FORM_WORD && correctFormWord(word) !== undefined;
const SHORTEST_FORM_WORD = 6;
const isFunctionWord = (word: string): boolean => word.length === 1 || classifyWord(word) === 'function';

const ASCII = /^\p{ASCII}*$/u;
const inLatin = (text: string): readonly string[] => (ASCII.test(text) ? [text] : spellingsOf(text));

/** Beginnings of all words in their order, function words left out or not: "GosNII" of "gos… nauchno issledovatelskiy institut". */
export function isCutFrom(letters: string, words: readonly string[], at = 0): boolean {
  const word = words[at];
  if (word === undefined) return letters === '';
  if (isFunctionWord(word) && isCutFrom(letters, words, at + 1)) return true;
  for (let length = 1; length <= letters.length && letters[length - 1] === word[length - 1]; length += 1)
    if (isCutFrom(letters.slice(length), words, at + 1)) return true;
  return false;
}
