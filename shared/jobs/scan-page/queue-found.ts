import { jobIdOf } from '../../changes/job-id.ts';
import { makeJobs } from '../../changes/make-jobs.ts';
import type { Sweep } from '../../domain/sweep.ts';
import type { JobItem, QueueSender } from '../../queue/contract.ts';
import type { RunStore } from '../../state/contract.ts';
import type { StageResult } from './stage.ts';

type QueueFoundDeps = { runs: Pick<RunStore, 'addJobs'>; queue: Pick<QueueSender, 'sendJobs'> };

export const sourceOf = ({ page }: { page: number }): string => `page-${page}`;

/** Books and sends the jobs of a page, without what a crashed attempt at the page has booked already. */
export async function queueFound(
  deps: QueueFoundDeps,
  { runId, epoch, page }: Sweep,
  { result, booked }: { result: StageResult; booked: { covers: (item: JobItem) => boolean } },
): Promise<number> {
  const items = result.items.filter((item) => !booked.covers(item));
  const jobs = makeJobs({ runId, epoch, lane: result.lane ?? 'first', source: sourceOf({ page }), items });
  await deps.runs.addJobs(jobs.map((message) => ({ jobId: jobIdOf(message), message })));
  await deps.queue.sendJobs(jobs);
  await result.afterQueued?.();
  return items.length;
}
