import { makeJobs } from '../../changes/make-jobs.ts';
import { instantOf, type Clock } from '../../domain/calendar.ts';
import type { RunId } from '../../domain/ids.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { ControlStore, RunStore } from '../../state/contract.ts';
import { bookAndSend, type BookAndSendDeps } from './book-and-send.ts';

export type QueueNowDeps = BookAndSendDeps & {
  control: Pick<ControlStore, 'readSweep'>;
  runs: Pick<RunStore, 'saveRun'>;
  clock: Clock;
  newRunId: () => RunId;
};

type QueueNow = { items: readonly JobItem[]; startedBy: string; dryRun: boolean; notBefore?: Date };

/** Validates contacts outside any sweep, as a run of its own that can be followed and undone like the others. */
export async function queueNow(
  deps: QueueNowDeps,
  { items, startedBy, dryRun, notBefore }: QueueNow,
): Promise<RunId> {
  const runId = deps.newRunId();
  const epoch = (await deps.control.readSweep())?.row.epoch ?? 0;
  const startedAt = instantOf(deps.clock.now());
  const run = { runId, kind: 'direct', epoch, startedAt, startedBy, dryRun } as const;
  await deps.runs.saveRun(run);
  await bookAndSend(deps, makeJobs({ runId, epoch, lane: 'first', source: 'page-0', items }), {
    ...(notBefore !== undefined && { notBefore }),
  });
  await deps.runs.saveRun({ ...run, scannedAt: instantOf(deps.clock.now()) });
  return runId;
}
