import { jobIdOf } from '../../changes/job-id.ts';
import type { QueueSender, ValidationJob } from '../../queue/contract.ts';
import type { RunStore } from '../../state/contract.ts';

export type BookAndSendDeps = {
  runs: Pick<RunStore, 'addJobs'>;
  queue: Pick<QueueSender, 'sendJobs'>;
};

/** Booked before they are sent: a run must not end while a message of its own is under way. */
export async function bookAndSend(
  { runs, queue }: BookAndSendDeps,
  jobs: readonly ValidationJob[],
  options: Parameters<QueueSender['sendJobs']>[1] = {},
): Promise<void> {
  await runs.addJobs(jobs.map((message) => ({ jobId: jobIdOf(message), message })));
  await queue.sendJobs(jobs, options);
}
