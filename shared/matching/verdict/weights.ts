import type { CompanyLevel } from '../company/company-comparison.ts';

/**
 * log2 likelihood ratios, the only place where evidence gets a number. Start values of judgement
 * (reference/matching.md §8, §11), to be estimated anew on labelled decisions.
 */
export const BITS = {
  profileUrl: 26,
  email: 25,
  /** A full name weighs by its rarity, between `least` and `most`; `variant` is what a short form or a slip costs. */
  name: { least: 8, most: 22, variant: -3, part: 5, clash: -12 },
  accountOnProfile: { current: 10, past: 8, related: 5 },
  title: 2,
  city: 2,
  country: { agree: 1, clash: -2 },
  /** The local part of the address spells the name: j.doe, jane.doe, doej. */
  mailPattern: 3,
  mailDomain: 5,
  /** Two addresses that members chose; or one given by LinkedIn and one chosen since. */
  otherAddress: { rival: -12, renamed: -4 },
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
    numbers_differ: 0,
    other_script: 0,
    placeholder: 0,
    nothing_shared: -4,
  } satisfies Record<CompanyLevel, number>,
  /** The position at the account has an end month; it is merely gone from a later reading. */
  positionEnded: -8,
  departureObserved: -6,
  /** Against the person being the one: how many people a feed may hold, about a million. */
  identityPrior: -20,
  /** In favour of still being at the account after about a year (§8: 0.75–0.80). */
  stillTherePrior: 2,
} as const;

/** Confidence in outcomes that rest on no comparison: nothing to doubt, or nothing known. */
export const FIXED_CONFIDENCE = { certain: 1, undecided: 0.5 } as const;

/** A flag needs at least this probability that the profile is the contact's (reference/matching.md §11). */
export const FLAG_IDENTITY = 0.995;
/** Bits by which the best profile must beat the second. */
export const LEAST_LEAD = 6;

export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);
