import { foldText } from '../text/fold-text.ts';
import { initialsOf } from '../text/initials.ts';
import { onFirstUse } from '../text/on-first-use.ts';
import { spellingsOf } from '../text/spellings.ts';
import formWords from './form-words.json' with { type: 'json' };
import bodies from './legal-forms-bodies.json' with { type: 'json' };
import englishAsia from './legal-forms-english-asia.json' with { type: 'json' };
import latinEast from './legal-forms-latin-east.json' with { type: 'json' };
import latinEurope from './legal-forms-latin-europe.json' with { type: 'json' };
import native from './legal-forms-native.json' with { type: 'json' };
import publicLaw from './legal-forms-public-law.json' with { type: 'json' };
import world from './legal-forms-world.json' with { type: 'json' };

/** What kind of body a form makes, whatever the country and language. */
export type LegalFormClass =
  'LLC' | 'JSC' | 'LP' | 'LLP' | 'GP' | 'COOP' | 'NGO' | 'SOE' | 'SOLE' | 'TRUST' | 'BRANCH' | 'OTHER';

export type LegalForm = {
  /** Equal for all spellings of one form: "Gesellschaft mit beschränkter Haftung", "G.m.b.H.". */
  id: string;
  /** The usual abbreviation, as people write it. */
  display: string;
  class: LegalFormClass;
  /** Countries (ISO 3166-1) that know the form. */
  countries: readonly string[];
};

type Entry = Omit<LegalForm, 'class'> & { class: string; place?: string; spellings: readonly string[] };

const CLASSES: ReadonlySet<string> = new Set<LegalFormClass>([
  'LLC',
  'JSC',
  'LP',
  'LLP',
  'GP',
  'COOP',
  'NGO',
  'SOE',
  'SOLE',
  'TRUST',
  'BRANCH',
  'OTHER',
]);
const isClass = (text: string): text is LegalFormClass => CLASSES.has(text);
const ENTRIES: readonly Entry[] = [
  ...englishAsia.forms,
  ...latinEurope.forms,
  ...latinEast.forms,
  ...native.forms,
  ...world.forms,
  ...bodies.forms,
  ...publicLaw.forms,
];

const shortFormWords = onFirstUse(
  () =>
    new Map<string, string>(
      formWords.words.flatMap((row) => row.map((word): [string, string] => [word, row[0] ?? word])),
    ),
);
/** A word of a legal form in its shortest usual writing, other words as they are. */
export const formWord = (word: string): string => shortFormWords().get(word) ?? word;

/** Words as the names have them when forms are looked for: folded, no punctuation, no "and". */
const AND = new Set(['and', 'und', 'et', 'og', 'och', 'en', 'i', 'e', 'y', 've', 'u']);
const wordsOf = (spelling: string): string[] => {
  const words = foldText(spelling)
    .replace(/['’‘`´"“”„]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length > 1 ? words.filter((word, index) => !AND.has(word) || index === 0) : words;
};

/** Written-out forms word by word, for readers of abbreviations and endings. */
export type WrittenForm = { words: readonly string[]; form: LegalForm; atEnd: boolean; inFront: boolean };
/** Dots and spaces are optional: forms are looked up by their letters alone. */
type FormTable = {
  formsAtEnd: Map<string, LegalForm>;
  formsInFront: Map<string, LegalForm>;
  /** Glued to the name in scripts without spaces; the longest first, so that 股份有限公司 is not left as 股份. */
  gluedForms: { text: string; form: LegalForm }[];
  bracketForms: Map<string, LegalForm>;
  writtenForms: WrittenForm[];
  /** Words of six letters and more that forms are made of: what a typing error in a form is measured against. */
  formVocabulary: Set<string>;
};
type Spelling = { words: readonly string[]; form: LegalForm; place: string | undefined };

/** A romanised form shorter than this is a word of other languages too; the usual short ones are listed. */
const SHORTEST_ROMANISED = 8;
const SHORTEST_IN_VOCABULARY = 6;

function addForm(table: FormTable, { words, form, place }: Spelling): void {
  for (const word of words) if (word.length >= SHORTEST_IN_VOCABULARY) table.formVocabulary.add(word);
  const key = words.map(formWord).join('');
  if (key === '') return;
  const atEnd = place !== 'front';
  const inFront = place === 'either' || place === 'front' || place === 'glued';
  if (atEnd && !table.formsAtEnd.has(key)) table.formsAtEnd.set(key, form);
  if (inFront && !table.formsInFront.has(key)) table.formsInFront.set(key, form);
  if (words.length >= 2) table.writtenForms.push({ words, form, atEnd, inFront });
}

/** Shorter initials, and those of Latin letters, are words and names. */
const LEAST_INITIALS = 4;
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
/** Offices write their forms' initials, "ГБУЗ", whether a list knows them or not; words of one or two letters are left out. */
function formInitialsOf(words: readonly string[]): string | undefined {
  const telling = words.filter((word) => word.length > 2);
  if (telling.length < LEAST_INITIALS || !telling.every((word) => CYRILLIC.test(word))) return undefined;
  return initialsOf(telling);
}

function addGlued({ bracketForms, gluedForms }: FormTable, spelling: string, form: LegalForm): void {
  const folded = foldText(spelling);
  if (/^\(.*\)$/u.test(spelling)) bracketForms.set(folded.slice(1, -1), form);
  gluedForms.push({ text: folded.replace(/\s/gu, ''), form });
  if (/\p{Script=Han}|\p{Script=Hangul}/u.test(spelling) && !spelling.startsWith('('))
    bracketForms.set(folded, form);
}

const romanisedOf = (spelling: string): string[] =>
  /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(spelling) && spelling.length >= SHORTEST_ROMANISED
    ? spellingsOf(spelling).slice(1)
    : [];

/** All listed spellings in the ways in which names are asked for them. */
export const legalFormTable = onFirstUse((): FormTable => {
  const table: FormTable = {
    formsAtEnd: new Map(),
    formsInFront: new Map(),
    gluedForms: [],
    bracketForms: new Map(),
    writtenForms: [],
    formVocabulary: new Set(),
  };
  const derived: Spelling[] = [];
  for (const { id, display, class: kind, countries, place, spellings } of ENTRIES) {
    const form: LegalForm = { id, display, class: isClass(kind) ? kind : 'OTHER', countries };
    for (const spelling of spellings) {
      const words = wordsOf(spelling);
      if (words.length === 0) continue;
      if (place === 'glued') addGlued(table, spelling, form);
      addForm(table, { words, form, place });
      const initials = formInitialsOf(words);
      if (initials !== undefined) derived.push({ words: [initials], form, place });
      for (const latin of romanisedOf(spelling)) derived.push({ words: wordsOf(latin), form, place });
    }
  }
  // After all listed ones, which know their country better.
  for (const spelling of derived) addForm(table, spelling);
  table.gluedForms.sort((left, right) => right.text.length - left.text.length);
  return table;
});
