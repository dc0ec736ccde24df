import { OUTCOME_REASONS, type OutcomeKind } from '../../shared/domain/verdict.ts';

export type OutcomeCounts = {
  byOutcome: Record<string, number>;
  /** `outcome:reason`. */
  byReason: Record<string, number>;
  /** What was done about the flag, such as `written`. */
  flags: Record<string, number>;
  /** Anything else a job counted. */
  other: Record<string, number>;
};

const isOutcome = (word: string): word is OutcomeKind => Object.hasOwn(OUTCOME_REASONS, word);

/** A run's counts `outcome:reason` and `flag:done`, put in order. */
export function countOutcomes(counts: Readonly<Record<string, number>>): OutcomeCounts {
  const result: OutcomeCounts = { byOutcome: {}, byReason: {}, flags: {}, other: {} };
  const add = (to: Record<string, number>, key: string, count: number) => {
    to[key] = (to[key] ?? 0) + count;
  };
  for (const [key, count] of Object.entries(counts).sort()) {
    const [first = '', rest = ''] = key.split(':');
    if (isOutcome(first)) {
      add(result.byOutcome, first, count);
      add(result.byReason, key, count);
    } else if (first === 'flag') add(result.flags, rest, count);
    else add(result.other, key, count);
  }
  return result;
}
