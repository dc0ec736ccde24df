import { jobIdOf } from '../changes/job-id.ts';
import { instantOf, type Clock } from '../domain/calendar.ts';
import { pageMessageSchema, validationJobSchema } from '../queue/contract.ts';
import type { ParkedStore, RunStore } from '../state/contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { markRun } from './steps/mark-run.ts';

export type ParkDeadLettersDeps = {
  parked: Pick<ParkedStore, 'park'>;
  runs: Pick<RunStore, 'finishJob' | 'readRun' | 'saveRun'>;
  telemetry: Telemetry;
  clock: Clock;
};

export type DeadLetter = { queue: string; messageId: string; reason: string; body: unknown };

/**
 * Makes a message that failed its delivery limit visible as parked contacts, and ends its part of the run. A lost page
 * of a sweep needs no parking: the tick wakes it. A lost page of an undo shows as cancelled. Never throws on content.
 */
export async function parkDeadLetters(deps: ParkDeadLettersDeps, letter: DeadLetter): Promise<void> {
  const { queue, messageId, reason, body } = letter;
  deps.telemetry.record('message.parked', { queue, messageId, reason });
  const parsed = validationJobSchema.safeParse(body);
  if (!parsed.success) return cancelUndo(deps, body);
  const job = parsed.data;
  const parkedAt = instantOf(deps.clock.now());
  const ids = [...new Set(job.items.map(({ contactId }) => contactId))];
  await deps.parked.park(
    ids.map((contactId) => ({
      contactId,
      reason: 'delivery_limit',
      detail: reason,
      runId: job.runId,
      parkedAt,
    })),
  );
  for (const contactId of ids) {
    deps.telemetry.record('contact.parked', { contactId, reason: 'delivery_limit', detail: reason });
  }
  await deps.runs.finishJob({
    runId: job.runId,
    source: job.source,
    jobId: jobIdOf(job),
    counts: { parked: ids.length },
  });
}

async function cancelUndo(deps: ParkDeadLettersDeps, body: unknown): Promise<void> {
  const page = pageMessageSchema.safeParse(body);
  if (page.data?.kind === 'undo') await markRun(deps, page.data.runId, 'cancelledAt');
}
