import { jobIdOf } from '../../changes/job-id.ts';
import { makeJobs } from '../../changes/make-jobs.ts';
import type { JobItem, ValidationJob } from '../../queue/contract.ts';
import type { ValidateContactsDeps } from './deps.ts';

/** Contacts that what was found concerns, as jobs of this one; durable before anything is saved that hides the cause. */
export async function queueOthers(
  { runs, queue }: Pick<ValidateContactsDeps, 'runs' | 'queue'>,
  job: ValidationJob,
  items: readonly JobItem[],
): Promise<void> {
  if (items.length === 0) return;
  const { runId, epoch, lane } = job;
  const jobs = makeJobs({ runId, epoch, lane, source: jobIdOf(job), items });
  await runs.addJobs(jobs.map((message) => ({ jobId: jobIdOf(message), message })));
  await queue.sendJobs(jobs);
}
