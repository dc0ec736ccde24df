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

const perTenThousand = new Map<string, number>(
  background.perTenThousand.flatMap(([share, words]) =>
    String(words)
      .split(' ')
      .map((word): [string, number] => [word, Number(share)]),
  ),
);
const backgroundShare = (word: string): number =>
  (perTenThousand.get(word) ?? 10_000 / 2 ** MOST_BITS) / 10_000;
const bitsOf = (share: number): number => Math.min(MOST_BITS, Math.max(LEAST_BITS, -Math.log2(share)));

/** Before any customer's data is known. */
export const PUBLIC_RARITY: TokenRarity = {
  bits: (word) => bitsOf(backgroundShare(word)),
  isAccountWord: () => false,
};

/** Frequencies from the customer's own accounts and the employers seen, over the public background. Takes normalised cores. */
export function countRarity({
  accounts,
  employers = [],
}: {
  accounts: Iterable<string>;
  employers?: Iterable<string>;
}): TokenRarity {
  const counts = new Map<string, number>();
  const own = new Set<string>();
  let names = 0;
  const count = (core: string): Set<string> => {
    const words = new Set(core.split(' '));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    names += 1;
    return words;
  };
  for (const core of new Set(accounts)) for (const word of count(core)) own.add(word);
  for (const core of new Set(employers)) count(core);
  return {
    bits: (word) => {
      // A company's own account is not what makes its name common: the first name with a word does not count.
      const seen = Math.max(0, (counts.get(word) ?? 0) - 1);
      return bitsOf((seen + BACKGROUND_NAMES * backgroundShare(word)) / (names + BACKGROUND_NAMES));
    },
    isAccountWord: (word) => own.has(word),
  };
}
