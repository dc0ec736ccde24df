import type { ControlStore } from '../../state/contract.ts';

type OweReconcileDeps = { control: Pick<ControlStore, 'readSweep' | 'saveSweep'> };

/** What ended jobs were about is found again by the next sweep. A sweep under way gives way to it. */
export async function oweReconcile({ control }: OweReconcileDeps): Promise<void> {
  for (;;) {
    const sweep = await control.readSweep();
    if (sweep === undefined || sweep.row.reconcileOwed === true) return;
    const row = { ...sweep.row, reconcileOwed: true } as const;
    if ((await control.saveSweep({ row, etag: sweep.etag })) !== undefined) return;
  }
}
