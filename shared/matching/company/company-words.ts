import words from './company-words.json' with { type: 'json' };

/** What a word of a company's name is good for. `brand` = everything else: it tells companies apart. */
export type WordClass = 'group' | 'unit' | 'trade' | 'place' | 'function' | 'number' | 'brand';

const CLASSES = ['function', 'group', 'place', 'unit', 'trade'] as const;
const classOfWord = new Map<string, WordClass>(
  // Later entries win: a word that is both unit and trade keeps the more telling class.
  CLASSES.flatMap((name) => words[name].map((word): [string, WordClass] => [word, name])),
);
/** "Maschinenbau", "accountantskantoor": written as one word, whatever stands in front. */
const COMPOUND = new RegExp(`^\\p{L}{3,}(?:${words.compound.join('|')})$`, 'u');
/** Shorter words end in these letters by chance. */
const SHORTEST_COMPOUND = 8;
/** Whether its last part alone says so; in a name without any other telling word it is the brand. */
export const isCompound = (word: string): boolean =>
  word.length >= SHORTEST_COMPOUND && !classOfWord.has(word) && COMPOUND.test(word);

const institutions = new Set(words.institution);
const placeholders = new Set(words.placeholder);

export function classifyWord(word: string): WordClass {
  if (/^\p{N}+$/u.test(word)) return 'number';
  return classOfWord.get(word) ?? (isCompound(word) ? 'trade' : 'brand');
}

/** Bodies that many towns have one of: their place is their name. */
export const isInstitutionWord = (word: string): boolean => institutions.has(word);

/** "Self-employed", "Stealth Startup": equals no company and differs from none. Takes a normalised core. */
export const isPlaceholderCompany = (core: string): boolean => placeholders.has(core);
