import { fullNameRarity } from './name-bits.ts';
import type { PreparedPerson } from './prepare-person.ts';

/** A large company: an unknown headcount must not make a namesake look unlikely. Judgement. */
export const DEFAULT_HEADCOUNT = 5_000;
/** Up to this many expected namesakes, name and account together are enough (reference/matching.md §11). */
export const MOST_NAMESAKES = 0.01;

/** How many people of the account's headcount may bear this name by chance: headcount × P(given) × P(family). */
export const expectedNamesakes = (
  names: readonly [PreparedPerson, PreparedPerson],
  headcount: number,
): number => headcount * 2 ** -fullNameRarity(...names);
