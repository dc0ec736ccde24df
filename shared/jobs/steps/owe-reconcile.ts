import { RetryLater } from '../../domain/failures.ts';
import type { ControlStore } from '../../state/contract.ts';

/** A writer that loses this often meets something other than a race: pages of one sweep save it one after the other. */
const ROUNDS_MAX = 60;

type OweReconcileDeps = { control: Pick<ControlStore, 'readSweep' | 'saveSweep'> };

/** What ended jobs were about is found again by the next sweep. A sweep under way gives way to it. */
export async function oweReconcile({ control }: OweReconcileDeps): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const sweep = await control.readSweep();
    if (sweep === undefined || sweep.row.reconcileOwed === true) return;
    const row = { ...sweep.row, reconcileOwed: true } as const;
    if ((await control.saveSweep({ row, etag: sweep.etag })) !== undefined) return;
  }
  throw new RetryLater('lost_race', { detail: 'the sweep changes faster than it can be marked' });
}
