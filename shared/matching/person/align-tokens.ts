import { compareTokens, type TokenComparison } from './compare-tokens.ts';
import type { NameToken } from './name-token.ts';

export type AlignedTokens = TokenComparison & { left: number; right: number };

/** Pairs the words of two names, most alike first, until one side has none left. Ties go to the same place. */
export function alignTokens(left: readonly NameToken[], right: readonly NameToken[]): AlignedTokens[] {
  if (left.length === right.length && left.every(({ latin }, place) => latin === right[place]?.latin))
    return left.map((_, place) => ({ relation: 'equal', similarity: 1, left: place, right: place }));
  const pairs: AlignedTokens[] = [];
  for (let row = 0; row < left.length; row += 1)
    for (let column = 0; column < right.length; column += 1) {
      const [one, other] = [left[row], right[column]];
      if (one === undefined || other === undefined) continue;
      const { relation, similarity } = compareTokens(one, other);
      pairs.push({ relation, similarity, left: row, right: column });
    }
  const apart = (pair: AlignedTokens): number => Math.abs(pair.left - pair.right);
  pairs.sort(
    (one, other) =>
      other.similarity - one.similarity ||
      apart(one) - apart(other) ||
      one.left + one.right - (other.left + other.right),
  );
  let [usedLeft, usedRight] = [0, 0];
  return pairs.filter(({ left: row, right: column }) => {
    if ((usedLeft & (1 << row)) !== 0 || (usedRight & (1 << column)) !== 0) return false;
    usedLeft |= 1 << row;
    usedRight |= 1 << column;
    return true;
  });
}
