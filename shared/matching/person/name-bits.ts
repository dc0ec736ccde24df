import { BITS } from '../verdict/weights.ts';
import type { PersonNameLevel } from './compare-person.ts';
import type { PreparedPerson } from './prepare-person.ts';

/** log2 of one in how many people bear both names; the commoner spelling counts. */
export const fullNameRarity = (left: PreparedPerson, right: PreparedPerson): number =>
  Math.min(left.bits, right.bits);

/** What the agreement of two names says for one person: the rarer, the more (reference/matching.md §11). */
export function nameBits(left: PreparedPerson, right: PreparedPerson, level: PersonNameLevel): number {
  const { least, most, variant, part, clash } = BITS.name;
  switch (level) {
    case 'exact':
      return Math.min(most, Math.max(least, fullNameRarity(left, right)));
    case 'variant':
      return Math.min(most, Math.max(least, fullNameRarity(left, right))) + variant;
    case 'part':
      return part;
    case 'clash':
      return clash;
    case 'unknown':
      return 0;
  }
}
