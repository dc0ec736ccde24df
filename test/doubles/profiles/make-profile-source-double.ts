import { RetryLater } from '../../../shared/domain/failures.ts';
import type { Observation } from '../../../shared/domain/profile.ts';
import type { ProfileSource, RejectedRecord } from '../../../shared/profiles/contract.ts';

/** A source that reads from an array: what is appended is news. */
export class ProfileSourceDouble implements ProfileSource {
  readonly observations: Observation[] = [];
  readonly rejected: RejectedRecord[] = [];
  #fault: Error | undefined;

  failNext(fault: Error): void {
    this.#fault = fault;
  }

  async readPage({
    cursor,
    limit,
    signal,
  }: {
    cursor: string | undefined;
    limit: number;
    signal: AbortSignal;
  }) {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault;
    if (signal.aborted) throw new RetryLater('out_of_time');
    const from = Number(cursor ?? 0);
    const observations = this.observations.slice(from, from + limit);
    const to = from + observations.length;
    return {
      observations: structuredClone(observations),
      rejected: from === 0 ? [...this.rejected] : [],
      cursor: String(to),
      more: to < this.observations.length,
    };
  }
}
