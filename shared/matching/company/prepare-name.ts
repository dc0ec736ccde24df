import { foldText } from '../text/fold-text.ts';
import { initialsOf } from '../text/initials.ts';
import type { AliasTable, KnownCompany } from './alias-table.ts';
import type { CompanyName } from './company-name.ts';
import {
  classifyWord,
  isCompound,
  isInstitutionWord,
  isPlaceholderCompany,
  type WordClass,
} from './company-words.ts';
import { type Letters, letterMask } from './count-edits.ts';
import { isLegalForm } from './legal-forms.ts';
import { writeBodiesAlike } from './public-bodies.ts';
import type { TokenRarity } from './token-rarity.ts';
import { usualWords } from './usual-words.ts';

export type NameWord = Letters & {
  kind: WordClass;
  /** What agreement on it is worth, and disagreement costs. */
  bits: number;
  accountWord: boolean;
};

/** A normalised name with everything that comparing it needs, computed once. */
export type PreparedName = {
  core: string;
  /** The core in usual words: "intl" as "international", "three" as "3". */
  usual: string;
  spellings: readonly string[];
  words: readonly NameWord[];
  joined: Letters;
  writing: Writing;
  /** Without group and function words. */
  bare: string;
  sorted: string;
  numbers: string;
  /** Initials of three words and more, with and without function words. */
  acronyms: readonly string[];
  scripts: number;
  /** Bits of an equal name: those of its words, within what any name can prove (reference/matching.md §8). */
  worth: number;
  institution: boolean;
  placeholder: boolean;
  /** Nothing but a legal form, and no company that the tables know by it. */
  formAlone: boolean;
  /** The letters of its legal form's usual abbreviation. */
  formLetters?: string;
  known?: KnownCompany;
  /** What is known of the name without its unit and place: "HP" of "HP Labs". */
  knownBrand?: KnownCompany;
};

/** What a text says beyond its core. */
export type Writing = {
  /** All letters as written, with the legal form: equal where only the form stands differently, or is misspelt. */
  written: Letters;
  /** All words in one order: equal where a form or a word was moved. */
  bag: string;
  /** Places in brackets, which the core leaves out: "(Schweiz)". */
  place: string;
  words: readonly string[];
  /** Signs that no name has, from a broken import. */
  damaged: boolean;
};

/** A name has few words; the rest of a hostile text is not compared one by one. */
const MOST_WORDS = 24;
/** Bits of a word by its class; a brand word's come from its rarity. */
const CLASS_BITS = { function: 0.3, group: 0.8, unit: 3, place: 5.5, trade: 4, number: 6 } as const;

const WORTH = { least: 7, most: 16 } as const;

const LATIN = 1;
const CYRILLIC = 2;
const GREEK = 4;
const OTHER = 8;
export const OTHER_SCRIPT = OTHER;

function scriptsOf(text: string): number {
  let scripts = 0;
  if (/\p{Script=Latin}/u.test(text)) scripts |= LATIN;
  if (/\p{Script=Cyrillic}/u.test(text)) scripts |= CYRILLIC;
  if (/\p{Script=Greek}/u.test(text)) scripts |= GREEK;
  if (/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\s]/u.test(text)) scripts |= OTHER;
  return scripts;
}

function acronymsOf(core: readonly string[], writing: readonly string[]): string[] {
  if (core.length < 2 || writing.length < 3) return [];
  // The core lacks words that people speak in an acronym: "the", and an "I" that may be an "and".
  const spoken = writing.filter(
    (word) => word.length === 1 || core.includes(word) || classifyWord(word) === 'function',
  );
  const telling = core.filter((word) => classifyWord(word) !== 'function');
  // The form is spoken too: "CSC" of "Computer Sciences Corporation". It only ever holds a flag back.
  return [...new Set([core, telling, spoken, writing].map(initialsOf))].filter(
    (letters) => letters.length >= 3,
  );
}

export type Knowledge = { rarity: TokenRarity; aliases: AliasTable };

function prepareWord(text: string, rarity: TokenRarity): NameWord {
  const kind = classifyWord(text);
  const bits = kind === 'brand' ? Math.max(LEAST_BRAND_BITS, rarity.bits(text)) : CLASS_BITS[kind];
  return { ...lettersOf(text), kind, bits, accountWord: rarity.isAccountWord(text) };
}

/** "Hallentechnik Polska": where nothing else tells, the compound is the name. */
function withBrand(words: NameWord[], rarity: TokenRarity): NameWord[] {
  if (words.some(({ kind }) => kind === 'brand') || !words.some(({ text }) => isCompound(text))) return words;
  return words.map((word) =>
    isCompound(word.text)
      ? { ...word, kind: 'brand', bits: Math.max(LEAST_BRAND_BITS, rarity.bits(word.text)) }
      : word,
  );
}

/** However common, a word of no other class tells as much as a unit's. */
const LEAST_BRAND_BITS = 3;

const without = (texts: readonly string[], unwanted: readonly WordClass[]): string[] =>
  texts.filter((text) => !unwanted.includes(classifyWord(text)));

export function prepareText(text: string): Writing {
  const short = text.slice(0, LONGEST_TEXT);
  const folded = foldText(short).replace(/['’‘`´]/gu, '');
  const words = wordsOf(folded);
  return {
    written: lettersOf(words.join('')),
    bag: [...words].sort().join(' '),
    place: /[([]/.test(folded) ? placesIn(folded) : '',
    words,
    damaged: isDamaged(short),
  };
}

const SIGNS_IN_WORD = /[^\P{Cc}\s]|[\p{L}\p{N}][\^{}~\\<>=;]\p{L}/u;
/** Control characters, signs of programs within a word, or a square bracket that nothing closes. */
const isDamaged = (text: string): boolean =>
  SIGNS_IN_WORD.test(text) || text.split('[').length !== text.split(']').length;

function placesIn(folded: string): string {
  const brackets = [...folded.matchAll(/[([]([^()[\]]*)[)\]]/gu)].map(([, inside = '']) => wordsOf(inside));
  const places = brackets.filter((words) => words.length > 0 && words.every(isPlace));
  return places
    .map((words) => words.join(' '))
    .sort()
    .join(' ');
}

/** Longer texts are not names. */
const LONGEST_TEXT = 200;
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
const lettersOf = (text: string): Letters => ({ text, letters: letterMask(text) });
const isPlace = (word: string): boolean => classifyWord(word) === 'place';

export function prepareName(
  {
    core,
    spellings,
    form,
    writing = prepareText(core),
  }: Pick<CompanyName, 'core' | 'spellings' | 'form'> & { writing?: Writing },
  { rarity, aliases }: Knowledge,
): PreparedName {
  const texts = usualWords(writeBodiesAlike(core.split(' ')));
  const words = withBrand(
    texts.slice(0, MOST_WORDS).map((text) => prepareWord(text, rarity)),
    rarity,
  );
  const known = aliases.find(core);
  const brand = without(core.split(' '), ['group', 'unit', 'place', 'function']).join(' ');
  const knownBrand = brand === '' ? undefined : aliases.find(brand);
  return {
    core,
    usual: texts.join(' '),
    spellings,
    words,
    joined: lettersOf(core.replaceAll(' ', '')),
    writing,
    bare: without(texts, ['group', 'function']).join(''),
    sorted: [...texts].sort().join(' '),
    numbers: texts
      .filter((text) => classifyWord(text) === 'number')
      .sort()
      .join(' '),
    acronyms: acronymsOf(core.split(' '), writing.words),
    scripts: scriptsOf(core),
    worth: Math.min(WORTH.most, Math.max(WORTH.least, sumOfBits(words))),
    institution: texts.some(isInstitutionWord),
    placeholder: core === '' || isPlaceholderCompany(core),
    formAlone: known === undefined && isLegalForm(core.split(' ')),
    ...(form === undefined ? {} : { formLetters: wordsOf(foldText(form.display)).join('') }),
    ...(known === undefined ? {} : { known }),
    ...(knownBrand === undefined ? {} : { knownBrand }),
  };
}

export function sumOfBits(words: readonly NameWord[]): number {
  let bits = 0;
  for (const word of words) bits += word.bits;
  return bits;
}
