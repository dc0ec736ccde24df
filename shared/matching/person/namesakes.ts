import { fullNameRarity } from './name-bits.ts';
import type { PreparedPerson } from './prepare-person.ts';

/** A large company: an unknown headcount must not make a namesake look unlikely. Judgement. */
const DEFAULT_HEADCOUNT = 5_000;
/** The CRM may count one site, and people who left show the account too: a smaller number is not believed. Judgement. */
const LEAST_HEADCOUNT = 100;
/** Up to this many expected namesakes, name and account together are enough (reference/matching.md §11). */
export const MOST_NAMESAKES = 0.01;

/** How many people of the account's headcount may bear this name by chance: headcount × P(given) × P(family). */
export const expectedNamesakes = (
  names: readonly [PreparedPerson, PreparedPerson],
  headcount = DEFAULT_HEADCOUNT,
): number => Math.max(headcount, LEAST_HEADCOUNT) * 2 ** -fullNameRarity(...names);
