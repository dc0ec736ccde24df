import type { CompanyName } from './company-name.ts';
import { classifyWord, isInstitutionWord, isPlaceholderCompany, type WordClass } from './company-words.ts';
import type { AliasTable, KnownCompany } from './alias-table.ts';
import type { TokenRarity } from './token-rarity.ts';

export type NameWord = {
  text: string;
  kind: WordClass;
  /** What agreement on it is worth, and disagreement costs. */
  bits: number;
  accountWord: boolean;
};

/** A normalised name with everything that comparing it needs, computed once. */
export type PreparedName = {
  core: string;
  spellings: readonly string[];
  words: readonly NameWord[];
  joined: string;
  /** Without group and function words. */
  bare: string;
  sorted: string;
  numbers: string;
  /** Initials of three words and more, with and without function words. */
  acronyms: readonly string[];
  scripts: number;
  institution: boolean;
  placeholder: boolean;
  known?: KnownCompany;
  /** What is known of the name without its unit and place: "HP" of "HP Labs". */
  knownBrand?: KnownCompany;
};

/** A name has few words; the rest of a hostile text is not compared one by one. */
const MOST_WORDS = 24;
/** Bits of a word by its class; a brand word's come from its rarity. */
const CLASS_BITS = { function: 0.3, group: 0.8, unit: 2.2, place: 3.5, trade: 4, number: 6 } as const;

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

function initialsOf(words: readonly string[]): string {
  return words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)).join('');
}

function acronymsOf(words: readonly string[]): string[] {
  if (words.length < 3) return [];
  const telling = words.filter((word) => classifyWord(word) !== 'function');
  return [...new Set([initialsOf(words), initialsOf(telling)])].filter((letters) => letters.length >= 3);
}

export type Knowledge = { rarity: TokenRarity; aliases: AliasTable };

export function prepareName(
  { core, spellings }: Pick<CompanyName, 'core' | 'spellings'>,
  { rarity, aliases }: Knowledge,
): PreparedName {
  const texts = core.split(' ');
  const words = texts.slice(0, MOST_WORDS).map((text): NameWord => {
    const kind = classifyWord(text);
    const bits = kind === 'brand' ? Math.max(3, rarity.bits(text)) : CLASS_BITS[kind];
    return { text, kind, bits, accountWord: rarity.isAccountWord(text) };
  });
  const keep = (unwanted: readonly WordClass[]): string[] =>
    texts.filter((text) => !unwanted.includes(classifyWord(text)));
  const known = aliases.find(core);
  const brand = keep(['group', 'unit', 'place', 'function']).join(' ');
  const knownBrand = brand === '' ? undefined : aliases.find(brand);
  return {
    core,
    spellings,
    words,
    joined: texts.join(''),
    bare: keep(['group', 'function']).join(''),
    sorted: [...texts].sort().join(' '),
    numbers: texts
      .filter((text) => classifyWord(text) === 'number')
      .sort()
      .join(' '),
    acronyms: acronymsOf(texts),
    scripts: scriptsOf(core),
    institution: texts.some(isInstitutionWord),
    placeholder: core === '' || isPlaceholderCompany(core),
    ...(known === undefined ? {} : { known }),
    ...(knownBrand === undefined ? {} : { knownBrand }),
  };
}
