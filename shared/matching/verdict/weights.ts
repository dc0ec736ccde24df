import type { CompanyLevel } from '../company/company-comparison.ts';
import type { PersonNameLevel } from '../person/compare-person.ts';

/**
 * log2 likelihood ratios, the only place where evidence gets a number. Start values of judgement
 * (reference/matching.md §8, §11), to be estimated anew on labelled decisions.
 */
export const BITS = {
  profileUrl: 20,
  email: 18,
  name: { exact: 12, variant: 9, part: 2, unknown: 0, clash: -12 } satisfies Record<PersonNameLevel, number>,
  accountOnProfile: 8,
  company: {
    company_id: 18,
    exact_name: 12,
    joined_name: 11,
    without_group_words: 10,
    known_alias: 10,
    same_words: 9,
    typing_error: 8,
    other_name: 10,
    brand_and_unit: 7,
    known_tie: 6,
    acronym: 4,
    domain: 6,
    shared_brand: 1,
    line_of_business: 1,
    similar_name: 1,
    other_place: -2,
    numbers_differ: 0,
    other_script: 0,
    placeholder: 0,
    nothing_shared: -4,
  } satisfies Record<CompanyLevel, number>,
  /** The position at the account has an end month; it is merely gone from a later reading. */
  positionEnded: -8,
  departureObserved: -6,
  /** Against the person being the one: how many others a name key may find. */
  identityPrior: -8,
  /** In favour of still being at the account after about a year (§8: 0.75–0.80). */
  stillTherePrior: 2,
} as const;

/** Confidence in outcomes that rest on no comparison: nothing to doubt, or nothing known. */
export const FIXED_CONFIDENCE = { certain: 1, undecided: 0.5 } as const;

export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);

/** Lowest confidence of each band; below the last it is `low`. */
export const BANDS = [
  { band: 'veryHigh', from: 0.99 },
  { band: 'high', from: 0.95 },
  { band: 'medium', from: 0.8 },
] as const;
