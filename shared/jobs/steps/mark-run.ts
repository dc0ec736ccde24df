import { instantOf, type Clock } from '../../domain/calendar.ts';
import type { RunId } from '../../domain/ids.ts';
import type { RunStore } from '../../state/contract.ts';

export type MarkRunDeps = { runs: Pick<RunStore, 'readRun' | 'saveRun'>; clock: Clock };

/** Marks a run as read to its end, or as cancelled, now; one that is not known needs no mark. */
export async function markRun(
  { runs, clock }: MarkRunDeps,
  runId: RunId,
  mark: 'scannedAt' | 'cancelledAt',
): Promise<void> {
  const run = await runs.readRun(runId);
  if (run !== undefined) await runs.saveRun({ ...run, [mark]: instantOf(clock.now()) });
}
