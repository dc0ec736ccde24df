import type { Outcome } from '../../domain/verdict.ts';
import type { JobCounts } from '../../state/contract.ts';
import type { Judgement } from './judge.ts';

/** Counts of a job, by `outcome:reason` and by what became of the flag. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, times = 1): void {
    if (times > 0) this.#counts.set(name, (this.#counts.get(name) ?? 0) + times);
  }

  outcome({ kind, reason }: Outcome): void {
    this.add(`${kind}:${reason}`);
  }

  judgement({ next, verdict }: Judgement): void {
    this.outcome(next.outcome);
    // Beside our own count, what LinkedIn's rule would have flagged: the two are compared before going live.
    if (verdict.flaggedByOriginal) this.add('policy:original');
  }

  addAll(other: Tally): void {
    for (const [name, times] of other.#counts) this.add(name, times);
  }

  get counts(): JobCounts {
    return Object.fromEntries([...this.#counts].sort());
  }
}
