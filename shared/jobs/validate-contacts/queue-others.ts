import { jobIdOf } from '../../changes/job-id.ts';
import { makeJobs } from '../../changes/make-jobs.ts';
import type { JobItem, ValidationJob } from '../../queue/contract.ts';
import { bookAndSend, type BookAndSendDeps } from '../steps/book-and-send.ts';

/** Contacts that what was found concerns, as jobs of this one; durable before anything is saved that hides the cause. */
export async function queueOthers(
  deps: BookAndSendDeps,
  job: ValidationJob,
  items: readonly JobItem[],
): Promise<void> {
  if (items.length === 0) return;
  const { runId, epoch, lane } = job;
  await bookAndSend(deps, makeJobs({ runId, epoch, lane, source: jobIdOf(job), items }));
}
