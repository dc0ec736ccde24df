import { alignTokens, type AlignedTokens } from './align-tokens.ts';
import { levelOfNames, type PersonNameLevel } from './compare-person.ts';
import { editsBetween } from './edits-between.ts';
import { nameBits } from './name-bits.ts';
import type { PreparedPerson } from './prepare-person.ts';

export type PersonNameScore = {
  /** 0–1, for ranking; decides nothing. */
  similarity: number;
  bits: number;
  level: PersonNameLevel;
  /** What each word of the one name meets in the other. */
  evidence: readonly AlignedTokens[];
};

/** Start values of judgement: what a name loses for words that only one side has, and for another order. */
const WEIGHTS = {
  extra: 0.9,
  extraBesideOne: 0.55,
  moved: 0.97,
  shuffled: 0.85,
  conflict: 0.12,
  rarity: 0.3,
};

/** Falls faster than the words' own similarity: one differing name is another person, however long the rest. */
const kept = (similarity: number): number =>
  similarity >= 0.5
    ? WEIGHTS.conflict + (1 - WEIGHTS.conflict) * ((similarity - 0.5) * 2)
    : WEIGHTS.conflict * (0.5 + similarity);

/** How alike two names are, with a comparison for every word. Symmetric. */
export function scorePersonNames(left: PreparedPerson, right: PreparedPerson): PersonNameScore {
  const evidence = alignTokens(left.tokens, right.tokens);
  const level = levelOfNames(left, right);
  const similarity = Math.max(similarityOfWords(left, right, evidence), similarityOfWhole(left, right));
  return { similarity, bits: nameBits(left, right, level), level, evidence };
}

function similarityOfWords(
  left: PreparedPerson,
  right: PreparedPerson,
  pairs: readonly AlignedTokens[],
): number {
  if (pairs.length === 0) return 0;
  let product = 1;
  let agreeing = 0;
  for (const pair of pairs) {
    product *= kept(pair.similarity);
    if (pair.similarity >= 0.8)
      agreeing += Math.min(left.tokens[pair.left]?.bits ?? 0, right.tokens[pair.right]?.bits ?? 0);
  }
  const extra = Math.abs(left.tokens.length - right.tokens.length);
  if (extra > 0) product *= pairs.length === 1 ? WEIGHTS.extraBesideOne : WEIGHTS.extra ** extra;
  const rarity = Math.min(1, agreeing / 24); // both names unlisted
  return product * orderFactor(pairs) * (1 - WEIGHTS.rarity + WEIGHTS.rarity * rarity);
}

/** The same order is normal, given and family name exchanged is common, anything else is unlikely one person. */
function orderFactor(pairs: readonly AlignedTokens[]): number {
  if (pairs.length < 2) return 1;
  const order = pairs.toSorted((one, other) => one.left - other.left).map(({ right }) => right);
  const falls = order.filter((place, index) => index > 0 && place < (order[index - 1] ?? 0)).length;
  if (falls === 0) return 1;
  return falls === 1 && (order.at(-1) ?? 0) < (order[0] ?? 0) ? WEIGHTS.moved : WEIGHTS.shuffled;
}

/** Blanks move: RamiMakhlouf, Jong-un and Jong Un. */
function similarityOfWhole(left: PreparedPerson, right: PreparedPerson): number {
  if (left.tokens.length === right.tokens.length && left.tokens.length > 1) return 0;
  const longest = Math.max(left.joined.length, right.joined.length);
  if (longest === 0 || Math.abs(left.joined.length - right.joined.length) > 2) return 0;
  return kept(1 - (2 * editsBetween(left.joined, right.joined)) / longest) * WEIGHTS.moved;
}
