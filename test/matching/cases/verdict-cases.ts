import { FALSE_FLAGS } from './false-flag-cases.ts';
import { IDENTITY, SKIPPED } from './identity-cases.ts';
import { LANGUAGES } from './position-cases-languages.ts';
import { NATURE, PLACEHOLDERS } from './position-cases-nature.ts';
import { READINGS } from './position-cases-readings.ts';
import { TIES } from './position-cases-ties.ts';
import { TIME } from './position-cases-time.ts';
import { NOT_PROVEN } from './position-cases-unproven.ts';
import { DEPARTURES, STILL_THERE } from './position-cases.ts';
import type { VerdictCase } from './verdict-case.ts';
import { BROKEN } from './verdict-cases-broken.ts';

/** Every outcome and reason that matching produces, positives beside near-misses, by class. */
export const CASES_BY_CLASS = {
  departures: DEPARTURES,
  'still there': STILL_THERE,
  'not proven': NOT_PROVEN,
  time: TIME,
  'no employment': NATURE,
  placeholders: PLACEHOLDERS,
  languages: LANGUAGES,
  ties: TIES,
  readings: READINGS,
  identity: IDENTITY,
  skipped: SKIPPED,
  'broken input': BROKEN,
  'false flags': FALSE_FLAGS,
} as const satisfies Readonly<Record<string, readonly VerdictCase[]>>;

export const VERDICT_CASES: readonly VerdictCase[] = Object.values(CASES_BY_CLASS).flat();
