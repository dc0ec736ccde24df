import { jobIdOf } from '../../changes/job-id.ts';
import { makeJobs } from '../../changes/make-jobs.ts';
import { JOB_ITEMS_MAX, type JobItem, type ValidationJob } from '../../queue/contract.ts';
import { bookAndSend } from '../steps/book-and-send.ts';
import type { ValidateContactsDeps } from './deps.ts';

type SendAgainDeps = Pick<ValidateContactsDeps, 'runs' | 'queue' | 'clock'>;

/** Sends items of a job again as jobs of their own, booked before their parent is done: a run ends when all are. */
export async function sendAgain(
  deps: SendAgainDeps,
  job: ValidationJob,
  { items, waitMs, singly }: { items: readonly JobItem[]; waitMs: number; singly: boolean },
): Promise<void> {
  const { failures } = job;
  const size = singly ? 1 : JOB_ITEMS_MAX;
  const batch = { ...job, source: jobIdOf(job), items };
  const jobs = makeJobs(batch, { attempt: job.attempt + 1, failures, size });
  const notBefore = new Date(deps.clock.now().getTime() + waitMs);
  await bookAndSend(deps, jobs, waitMs > 0 ? { notBefore } : {});
}
