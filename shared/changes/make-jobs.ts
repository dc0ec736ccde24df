import type { RunId } from '../domain/ids.ts';
import { inChunks } from '../domain/in-chunks.ts';
import { snapshotPartition } from '../domain/snapshot-partition.ts';
import { JOB_ITEMS_MAX, type JobItem, type Lane, type ValidationJob } from '../queue/contract.ts';

type Batch = { runId: RunId; epoch: number; lane: Lane; source: string; items: readonly JobItem[] };

/** Jobs of one snapshot partition each, so that a job's snapshots are saved in one transaction (design §7). */
export function makeJobs(
  batch: Batch,
  {
    attempt = 0,
    failures = 0,
    size = JOB_ITEMS_MAX,
  }: { attempt?: number; failures?: number; size?: number } = {},
): ValidationJob[] {
  const byPartition = Map.groupBy(distinct(batch.items), ({ contactId }) => snapshotPartition(contactId));
  return [...byPartition].flatMap(([partition, items]) =>
    // Neighbours in the table: the snapshots of a job are read as one range.
    inChunks(items.toSorted(byContact), size).map((slice) => ({
      runId: batch.runId,
      epoch: batch.epoch,
      lane: batch.lane,
      source: batch.source,
      partition,
      items: slice,
      attempt,
      failures,
    })),
  );
}

const byContact = ({ contactId: left }: JobItem, { contactId: right }: JobItem): number =>
  Number(left > right) - Number(left < right);

function distinct(items: readonly JobItem[]): JobItem[] {
  return [...new Map(items.map((item) => [`${item.contactId} ${item.cause} ${item.stamp}`, item])).values()];
}
