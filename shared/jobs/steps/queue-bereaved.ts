import { modeOf } from '../../domain/enablement.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { ControlStore } from '../../state/contract.ts';
import { queueNow, type QueueNowDeps } from './queue-now.ts';

/** Long enough for the removal that follows; sent before it, so that a crash in between loses nobody. */
const AFTER_REMOVAL_MS = 5 * 60_000;

export type QueueBereavedDeps = QueueNowDeps & {
  control: Pick<ControlStore, 'readEnablement' | 'readSweep'>;
};

/** To be judged once what their verdict rested on is removed. While validation is off, the reconcile finds them. */
export async function queueBereaved(
  deps: QueueBereavedDeps,
  { items, startedBy }: { items: readonly JobItem[]; startedBy: string },
): Promise<void> {
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off' || items.length === 0) return;
  const notBefore = new Date(deps.clock.now().getTime() + AFTER_REMOVAL_MS);
  await queueNow(deps, { items, startedBy, dryRun: mode === 'dryRun', notBefore });
}
