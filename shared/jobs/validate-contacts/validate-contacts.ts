import { jobIdOf } from '../../changes/job-id.ts';
import type { JobItem, ValidationJob } from '../../queue/contract.ts';
import { resendBooked } from '../steps/resend-booked.ts';
import type { ValidateContactsDeps } from './deps.ts';
import { onFault, postpone, retry, SINGLES_FROM, splitIntoSingles } from './on-fault.ts';
import { permissionToWork } from './permission-to-work.ts';
import { Tally } from './tally.ts';
import { validateRound } from './validate-round.ts';

/** Races lost in a row before the contact goes to the end of the queue. */
const ROUNDS_MAX = 3;

/** A longer wait becomes a scheduled copy: a message must not be held for it (promise 8). */
const WAIT_IN_HAND_MS = 20_000;

type Delivery = { deliveryCount: number; signal: AbortSignal };

/** Validates the contacts of one job. Returns normally whenever the message is dealt with; throws on bugs only. */
export async function validateContacts(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  delivery: Delivery,
): Promise<void> {
  const startedMs = deps.clock.now().getTime();
  const jobId = jobIdOf(job);
  const tally = new Tally();
  const booked = await resendBooked(deps, { runId: job.runId, source: jobId });
  const items = job.items.filter((item) => !booked.covers(item));
  const permission = await permissionToWork(deps.control, job.runId);
  if ('obstacle' in permission) {
    deps.telemetry.record('job.dropped', { runId: job.runId, jobId, reason: permission.obstacle });
    tally.add('dropped', items.length);
  } else if (items.length > 0) {
    await work(deps, job, { items, delivery, tally });
  }
  await deps.runs.finishJob({ runId: job.runId, source: job.source, jobId, counts: tally.counts });
  deps.telemetry.record('job.finished', {
    runId: job.runId,
    jobId,
    items: job.items.length,
    counts: tally.counts,
    durationMs: deps.clock.now().getTime() - startedMs,
  });
}

/** `items`: those of the job that no child has taken over. */
type Work = { items: readonly JobItem[]; delivery: Delivery; tally: Tally };

async function work(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, delivery, tally }: Work,
): Promise<void> {
  const waitMs = await pauseLeftMs(deps);
  if (waitMs > WAIT_IN_HAND_MS) return postpone(deps, job, { items, waitMs, tally });
  if (delivery.deliveryCount > SINGLES_FROM && items.length > 1) {
    return splitIntoSingles(deps, job, { items, tally });
  }
  try {
    await rounds(deps, job, { items, delivery, tally });
  } catch (fault) {
    await onFault(deps, job, { fault, items, tally });
  }
}

async function rounds(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items: given, delivery, tally }: Work,
): Promise<void> {
  let items = given;
  for (let round = 0; round < ROUNDS_MAX && items.length > 0; round += 1) {
    const result = await validateRound(deps, job, { items, signal: delivery.signal });
    tally.addAll(result.tally);
    if (result.stopped) {
      tally.add('dropped', items.length);
      return;
    }
    const later = items.filter(({ contactId }) => result.later.has(contactId));
    if (later.length > 0) await again(deps, job, { items: later, tally });
    items = items.filter(({ contactId }) => result.again.has(contactId));
  }
  if (items.length > 0) await retry(deps, job, { items, reason: 'lost_race', tally });
}

/** A part of a batch that met service protection has set the pause: a wait Dataverse asks for is no failed attempt. */
async function again(
  deps: ValidateContactsDeps,
  job: ValidationJob,
  { items, tally }: Pick<Work, 'items' | 'tally'>,
): Promise<void> {
  const waitMs = await pauseLeftMs(deps);
  if (waitMs > 0) return postpone(deps, job, { items, waitMs, tally });
  await retry(deps, job, { items, reason: 'dataverse_unavailable', tally });
}

async function pauseLeftMs({ control, clock }: ValidateContactsDeps): Promise<number> {
  const until = await control.readPausedUntil();
  return until === undefined ? 0 : Date.parse(until) - clock.now().getTime();
}
