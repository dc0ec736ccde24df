import { onFirstUse } from '../text/on-first-use.ts';
import { editDistance } from '../text/similarity.ts';
import { formWord, legalFormTable } from './legal-form-table.ts';

const lettersOf = (word: string): [string, string] => [word.slice(0, 1), word.slice(-3)];

/** Vocabulary by first letter and by last three: a slip hits one of them at most, and it keeps the search short. */
const wordsByLetters = onFirstUse(() => {
  const byLetters = new Map<string, string[]>();
  for (const word of legalFormTable().formVocabulary) {
    for (const letters of lettersOf(word)) {
      const words = byLetters.get(letters);
      if (words === undefined) byLetters.set(letters, [word]);
      else words.push(word);
    }
  }
  return byLetters;
});

/** One slip from six letters on, two from eleven: "limted", "compnay". */
const slipsAllowed = (word: string): number => (word.length >= 11 ? 2 : 1);

/** The same words come again and again; beyond this many the memory is emptied, so that it stays small. */
const REMEMBERED = 5000;
const remembered = new Map<string, string>();

/** A word as legal forms know it, typing errors put right; undefined for a word that no form has. */
export function correctFormWord(word: string): string | undefined {
  const short = formWord(word);
  if (short !== word || word.length < 6 || legalFormTable().formVocabulary.has(word)) return short;
  if (word.length > 30) return undefined;
  const known = remembered.get(word);
  if (known !== undefined) return known === '' ? undefined : known;
  const slips = slipsAllowed(word);
  const near = lettersOf(word)
    .flatMap((letters) => wordsByLetters().get(letters) ?? [])
    .find(
      (candidate) =>
        Math.abs(candidate.length - word.length) <= slips &&
        // Two slips leave the beginning or the end alone; this is cheap and spares nearly all distances.
        (candidate.slice(0, 3) === word.slice(0, 3) || candidate.slice(-3) === word.slice(-3)) &&
        editDistance(candidate, word) <= slips,
    );
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(word, near === undefined ? '' : formWord(near));
  return near === undefined ? undefined : formWord(near);
}
