import { IDENTITY, SKIPPED } from './identity-cases.ts';
import { DEPARTURES, NOT_PROVEN, STILL_THERE } from './position-cases.ts';
import type { VerdictCase } from './verdict-case.ts';

/** Every outcome and reason that matching produces, positives beside near-misses. */
export const VERDICT_CASES: readonly VerdictCase[] = [
  ...DEPARTURES,
  ...STILL_THERE,
  ...NOT_PROVEN,
  ...IDENTITY,
  ...SKIPPED,
];
