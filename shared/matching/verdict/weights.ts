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
  /** The position at the account has an end month; it is merely gone from a later reading. */
  positionEnded: -8,
  departureObserved: -6,
  /** Against the person being the one: how many others a name key may find. */
  identityPrior: -8,
  /** The current employer has nothing in common with the account, on a profile that lists both. */
  nothingShared: -4,
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
