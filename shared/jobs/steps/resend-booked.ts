import type { RunId } from '../../domain/ids.ts';
import type { JobItem, QueueSender } from '../../queue/contract.ts';
import type { RunStore } from '../../state/contract.ts';

export type ResendBookedDeps = {
  runs: Pick<RunStore, 'listOpenJobs'>;
  queue: Pick<QueueSender, 'sendJobs'>;
};

const nameOf = ({ contactId, cause, stamp }: JobItem): string => `${contactId} ${cause} ${stamp}`;

/**
 * A source that is repeated after a crash first sends what it had booked: the messages may never have left, and a job
 * nobody works on would keep its run from ending. Those that did leave are dropped as duplicates. Answers the items
 * that are under way with them.
 */
export async function resendBooked(
  { runs, queue }: ResendBookedDeps,
  source: { runId: RunId; source: string },
): Promise<{ covers: (item: JobItem) => boolean }> {
  const open = await runs.listOpenJobs(source);
  if (open.length > 0) await queue.sendJobs(open);
  const underWay = new Set(open.flatMap(({ items }) => items).map(nameOf));
  return { covers: (item) => underWay.has(nameOf(item)) };
}
