import { onFirstUse } from '../text/on-first-use.ts';
import { editDistance } from '../text/similarity.ts';
import { formWord, type LegalForm, legalFormTable, type WrittenForm } from './legal-form-table.ts';
import { correctFormWord } from './misspelt-form-words.ts';

/** The others then leave no doubt which form was meant. */
const SHORTEST = 3;
const LONGEST = 8;
const SHORTEST_WORD = 5;
const ANY_WORD = '*';

type Gap = { word: string; written: WrittenForm };

/** Forms of three words and more under their words with one left open, and all words of forms. */
const written = onFirstUse(() => {
  const byOthers = new Map<string, readonly Gap[]>();
  const known = new Set<string>();
  for (const form of legalFormTable().writtenForms) {
    const short = form.words.map(formWord);
    for (const word of short) known.add(word);
    if (short.length < SHORTEST || short.length > LONGEST) continue;
    form.words.forEach((word, place) => {
      if (word.length < SHORTEST_WORD) return;
      const key = short.toSpliced(place, 1, ANY_WORD).join(' ');
      // Joined, not pushed to: an array that grows takes room for 16 more.
      byOthers.set(key, (byOthers.get(key) ?? []).concat({ word, written: form }));
    });
  }
  return { byOthers, known };
});

/** A third of the letters: more than in a word alone, since the words around it say which one is meant. */
const slipsAllowed = (word: string): number => Math.max(1, Math.floor(word.length / 3));

function correct(word: string): string {
  const right = correctFormWord(word);
  return right !== undefined && written().known.has(right) ? right : ANY_WORD;
}

type Run = { words: readonly string[]; end: 'front' | 'back' };

/** The longest run at an end that is a listed form but for one word, misspelt past recognition alone: "joynt stock company". */
export function misspeltForm({ words, end }: Run): { length: number; form: LegalForm } | undefined {
  if (words.length <= SHORTEST) return undefined;
  const outermostFirst = (end === 'front' ? words : words.toReversed()).slice(
    0,
    Math.min(LONGEST, words.length - 1),
  );
  const run: string[] = [];
  let unknown: string | undefined;
  let found: { length: number; form: LegalForm } | undefined;
  for (const word of outermostFirst) {
    const right = correct(word);
    if (right === ANY_WORD) {
      if (unknown !== undefined || word.length < SHORTEST_WORD) return found;
      unknown = word;
    }
    run.push(right);
    if (unknown === undefined || run.length < SHORTEST) continue;
    const form = formWithGap({
      key: (end === 'front' ? run : run.toReversed()).join(' '),
      word: unknown,
      end,
    });
    if (form !== undefined) found = { length: run.length, form };
  }
  return found;
}

function formWithGap({
  key,
  word,
  end,
}: {
  key: string;
  word: string;
  end: Run['end'];
}): LegalForm | undefined {
  const isAtEnd = (form: WrittenForm) => (end === 'front' ? form.inFront : form.atEnd);
  return written()
    .byOthers.get(key)
    ?.find((gap) => isAtEnd(gap.written) && editDistance(gap.word, word) <= slipsAllowed(gap.word))?.written
    .form;
}
