import { spellingsOf } from '../text/spellings.ts';
import { isContraction } from './abbreviates.ts';
import { formWord } from './legal-form-table.ts';
import { correctFormWord } from './misspelt-form-words.ts';
import type { PreparedName } from './prepare-name.ts';
import { isFunctionWord, isShortOf, isSkippingShortOf } from './short-of-words.ts';
import { isSlipOf } from './slip-in-form.ts';

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
    shortens({ short: left, shortName: one, long: right, longName: other }) ??
    shortens({ short: right, shortName: other, long: left, longName: one })
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

type Pair = {
  short: readonly string[];
  shortName: PreparedName;
  long: readonly string[];
  longName: PreparedName;
};

function shortens({ short, shortName, long, longName }: Pair): 'form' | 'words' | undefined {
  const letters = short.join('');
  if (letters.length < 2 || letters.length > LONGEST_SHORT || long.length > MOST_WORDS) return undefined;
  if (isSlipOf(letters, { long, longName })) return 'form';
  const coreWords = longName.core.split(' ');
  const telling = long.filter((word) => !isFunctionWord(word));
  const ofForms = telling.every((word) => !coreWords.includes(word) || isFormWord(word));
  if (ofForms && letters === longName.formLetters) return 'form';
  const isListedForm = isWrittenAs(letters, shortName.formLetters);
  if (isListedForm && isSpelledOut(letters, long)) return 'form';
  if (telling.length < (ofForms ? 1 : 2) || letters.length >= long.join('').length) return undefined;
  if (isShortOf(letters, long)) return ofForms ? 'form' : 'words';
  if (ofForms && telling.some((word) => isContraction(letters, word))) return 'form';
  return (ofForms || isListedForm) && isSkippingShortOf(letters, { long, ofForms }) ? 'form' : undefined;
}

/** "S. par A. S.": the initials apart, with what stands between them in speech. */
const isSpelledOut = (letters: string, long: readonly string[]): boolean =>
  long.length > 2 &&
  long.every((word) => word.length <= LONGEST_LINK) &&
  long.filter((word) => word.length === 1).join('') === letters;
const LONGEST_LINK = 3;

/** In whichever alphabet: "ДЗЗД" is listed as "DZZD". */
const isWrittenAs = (letters: string, form: string | undefined): boolean =>
  form !== undefined && (letters === form || spellingsOf(letters).includes(form));

/** Shorter ones are words of names as well. */
const isFormWord = (word: string): boolean =>
  word.length >= SHORTEST_FORM_WORD && correctFormWord(word) !== undefined;
const SHORTEST_FORM_WORD = 6;
