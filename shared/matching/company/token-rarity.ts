import { onFirstUse } from '../text/on-first-use.ts';
import background from './word-background.json' with { type: 'json' };

/** How much a shared word tells, and whether it is a name of its own among the customer's accounts. */
export type TokenRarity = {
  /** log2(1/frequency) among company names, capped. */
  bits: (word: string) => number;
  isAccountWord: (word: string) => boolean;
};

/** A word that nobody counted: rarer than one company in 2^12. More would let one odd word prove everything. */
const MOST_BITS = 12;
const LEAST_BITS = 0.5;
/** The background weighs as much as this many names of the customer's own. */
const BACKGROUND_NAMES = 2000;

const perTenThousand = onFirstUse(
  () =>
    new Map<string, number>(
      background.perTenThousand.flatMap(([share, words]) =>
        String(words)
          .split(' ')
          .map((word): [string, number] => [word, Number(share)]),
      ),
    ),
);
const backgroundShare = (word: string): number =>
  (perTenThousand().get(word) ?? 10_000 / 2 ** MOST_BITS) / 10_000;
const bitsOf = (share: number): number => Math.min(MOST_BITS, Math.max(LEAST_BITS, -Math.log2(share)));

/** Before any customer's data is known. */
export const PUBLIC_RARITY: TokenRarity = {
  bits: (word) => bitsOf(backgroundShare(word)),
  isAccountWord: () => false,
};

/** In how many names each word stands. Takes normalised cores, each once. */
export type WordCounts = { names: number; words: ReadonlyMap<string, number> };

export function countWords(cores: Iterable<string>): WordCounts {
  const words = new Map<string, number>();
  const different = new Set(cores);
  for (const core of different)
    for (const word of new Set(core.split(' '))) words.set(word, (words.get(word) ?? 0) + 1);
  return { names: different.size, words };
}

const NO_NAMES: WordCounts = { names: 0, words: new Map() };

/** Frequencies from the customer's own accounts and the employers seen, over the public background. */
export function rarityOf({
  accounts,
  employers = NO_NAMES,
}: {
  accounts: WordCounts;
  employers?: WordCounts;
}): TokenRarity {
  const names = accounts.names + employers.names;
  const countOf = (word: string): number =>
    (accounts.words.get(word) ?? 0) + (employers.words.get(word) ?? 0);
  return {
    bits: (word) => {
      // A company's own account is not what makes its name common: the first name with a word does not count.
      const seen = Math.max(0, countOf(word) - 1);
      return bitsOf((seen + BACKGROUND_NAMES * backgroundShare(word)) / (names + BACKGROUND_NAMES));
    },
    isAccountWord: (word) => accounts.words.has(word),
  };
}

/** As `rarityOf`, straight from the cores. */
export const countRarity = ({
  accounts,
  employers = [],
}: {
  accounts: Iterable<string>;
  employers?: Iterable<string>;
}): TokenRarity => rarityOf({ accounts: countWords(accounts), employers: countWords(employers) });
