import { jobIdOf } from '../../changes/job-id.ts';
import { instantOf } from '../../domain/calendar.ts';
import { GiveUp, RetryLater } from '../../domain/failures.ts';
import type { JobItem, ValidationJob } from '../../queue/contract.ts';
import type { ValidateContactsDeps } from './deps.ts';
import { park } from './park.ts';
import { sendAgain } from './send-again.ts';
import type { Tally } from './tally.ts';

/** From the third delivery on, one bad contact must not hold back the others (promise 7). */
export const SINGLES_FROM = 2;

/** Then the contact is parked: about ten minutes of patience in all. */
const FAILURES_MAX = 6;

/** 10 s, 20 s, 40 s …: an outage of minutes passes without parking anybody. */
const backoffMs = (failures: number): number => Math.min(10_000 * 2 ** failures, 300_000);

/** Faults of a whole job: wait, retry, single out, park. A bug is thrown on and redelivered. */
export async function onFault(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { fault, items, tally }: { fault: unknown; items: readonly JobItem[]; tally: Tally },
): Promise<void> {
  if (fault instanceof RetryLater) {
    if (fault.retryAfterMs === undefined) {
      return retry(deps, job, { items, reason: fault.reason, detail: fault.message, tally });
    }
    deps.telemetry.record('dataverse.throttled', { retryAfterMs: fault.retryAfterMs });
    // Every instance reads the pause, so that none runs into the same wall (promise 8).
    await deps.control.pauseUntil(instantOf(new Date(deps.clock.now().getTime() + fault.retryAfterMs)));
    return postpone(deps, job, { items, waitMs: fault.retryAfterMs, tally });
  }
  if (!(fault instanceof GiveUp)) throw fault;
  if (items.length > 1) return splitIntoSingles(deps, job, { items, tally });
  await parkItems(deps, job, { items, reason: fault.reason, detail: fault.message, tally });
}

type Again = { items: readonly JobItem[]; reason: string; detail?: string; tally: Tally };

/** Sends items again later; parks them once their patience is used up. */
export async function retry(deps: ValidateContactsDeps, job: ValidationJob, again: Again): Promise<void> {
  if (job.failures + 1 >= FAILURES_MAX) return parkItems(deps, job, again);
  again.tally.add(`retried:${again.reason}`, again.items.length);
  const failures = job.failures + 1;
  await sendAgain(
    deps,
    { ...job, failures },
    { items: again.items, waitMs: backoffMs(job.failures), singly: failures >= SINGLES_FROM },
  );
}

/** One contact a job: whatever is wrong then concerns that contact alone. */
export async function splitIntoSingles(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, tally }: { items: readonly JobItem[]; tally: Tally },
): Promise<void> {
  tally.add('split', items.length);
  await sendAgain(deps, job, { items, waitMs: 0, singly: true });
}

async function parkItems(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, reason, detail = '', tally }: Again,
): Promise<void> {
  const ids = [...new Set(items.map(({ contactId }) => contactId))];
  await park(
    deps,
    job,
    ids.map((id) => ({ id, reason, detail })),
  );
  tally.add('parked', ids.length);
}

/** A wait that Dataverse asked for: no failed attempt, just later. */
export async function postpone(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, waitMs, tally }: { items: readonly JobItem[]; waitMs: number; tally: Tally },
): Promise<void> {
  tally.add('postponed', items.length);
  deps.telemetry.record('job.postponed', { runId: job.runId, jobId: jobIdOf(job), waitMs });
  await sendAgain(deps, job, { items, waitMs, singly: false });
}
