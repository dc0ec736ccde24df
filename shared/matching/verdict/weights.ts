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
  otherAddress: { different: -12, renamed: -4 },
  /** The position at the account has an end month; it is merely gone from a later reading. */
  positionEnded: -8,
  departureObserved: -6,
  /** Against the person being the one: how many people a feed may hold, about a million. */
  identityPrior: -20,
  /** The current employer has nothing in common with the account, on a profile that lists both. */
  nothingShared: -4,
  /** Both have a domain, and not the same one: the group of the name counts fully, so this by a third (§8). */
  otherDomain: -1,
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

/** Lowest confidence of each band; below the last it is `low`. */
export const BANDS = [
  { band: 'veryHigh', from: 0.99 },
  { band: 'high', from: 0.95 },
  { band: 'medium', from: 0.8 },
] as const;
