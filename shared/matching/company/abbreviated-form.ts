import { initialsOf } from '../text/initials.ts';
import { onFirstUse } from '../text/on-first-use.ts';
import { type LegalForm, legalFormTable, type WrittenForm } from './legal-form-table.ts';

const add = (index: Map<string, WrittenForm[]>, written: WrittenForm): void => {
  const initials = initialsOf(written.words);
  const known = index.get(initials);
  if (known === undefined) index.set(initials, [written]);
  else known.push(written);
};
const byInitials = onFirstUse(() => {
  const index = { front: new Map<string, WrittenForm[]>(), back: new Map<string, WrittenForm[]>() };
  for (const written of legalFormTable().writtenForms) {
    if (written.atEnd) add(index.back, written);
    if (written.inFront) add(index.front, written);
  }
  return index;
});

/** Longer forms are always partly written out and found by their stems. */
const LONGEST = 8;
/** Shorter cuts of the words of a two-word form are words of names. */
const SHORTEST_CUT = 3;
/** Stems shorter than this are shared by too many words. */
const SHORTEST_STEM = 5;
/** Endings that languages put in place of each other: "-ого", "-ому", "-ість", "-істю". */
const LONGEST_ENDING = 4;

const isCut = (word: string, full: string): boolean => full.startsWith(word);
const isInflected = (word: string, full: string): boolean => {
  const stem = Math.max(SHORTEST_STEM, Math.max(word.length, full.length) - LONGEST_ENDING);
  return word.length >= stem && word.slice(0, stem) === full.slice(0, stem);
};

function writes(words: readonly string[], { words: full }: WrittenForm): boolean {
  const shortest = words.length === 2 ? SHORTEST_CUT : 1;
  const long = words.filter((word) => word.length >= SHORTEST_CUT).length;
  return (
    long >= 2 &&
    words.every((word, index) => {
      const whole = full[index] ?? '';
      return (
        (isCut(word, whole) && word.length >= Math.min(shortest, whole.length)) || isInflected(word, whole)
      );
    })
  );
}

type Run = { words: readonly string[]; end: 'front' | 'back' };

/** The longest run at an end that is a listed form with words cut off or in another case: "ges. m. beschr. haft". */
export function abbreviatedForm({ words, end }: Run): { length: number; form: LegalForm } | undefined {
  for (let length = Math.min(LONGEST, words.length - 1); length >= 2; length -= 1) {
    const run = end === 'front' ? words.slice(0, length) : words.slice(-length);
    const candidates = byInitials()[end].get(initialsOf(run));
    const form = candidates?.find((written) => writes(run, written))?.form;
    if (form !== undefined) return { length, form };
  }
  return undefined;
}
