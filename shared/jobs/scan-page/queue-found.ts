import { makeJobs } from '../../changes/make-jobs.ts';
import type { Sweep } from '../../domain/sweep.ts';
import type { JobItem } from '../../queue/contract.ts';
import { bookAndSend, type BookAndSendDeps } from '../steps/book-and-send.ts';
import type { StageResult } from './stage.ts';

export const sourceOf = ({ page }: { page: number }): string => `page-${page}`;

/** Books and sends the jobs of a page, without what a crashed attempt at the page has booked already. */
export async function queueFound(
  deps: BookAndSendDeps,
  { runId, epoch, page }: Sweep,
  { result, booked }: { result: StageResult; booked: { covers: (item: JobItem) => boolean } },
): Promise<number> {
  const items = result.items.filter((item) => !booked.covers(item));
  const jobs = makeJobs({ runId, epoch, lane: result.lane ?? 'first', source: sourceOf({ page }), items });
  await bookAndSend(deps, jobs);
  await result.afterQueued?.();
  return items.length;
}
