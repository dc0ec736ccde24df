import { modeOf, type Mode } from '../../domain/enablement.ts';
import type { RunId } from '../../domain/ids.ts';
import type { ControlStore } from '../../state/contract.ts';

type Permission = { mode: Exclude<Mode, 'off'> } | { obstacle: 'disabled' | 'cancelled' };

/** Off means off, and an undone run is over (promises 13 and 14): asked at the start and before each write, uncached. */
export async function permissionToWork(
  control: Pick<ControlStore, 'readEnablement' | 'isRunCancelled'>,
  runId: RunId,
): Promise<Permission> {
  const [enablement, cancelled] = await Promise.all([
    control.readEnablement(),
    control.isRunCancelled(runId),
  ]);
  const mode = modeOf(enablement);
  if (mode === 'off') return { obstacle: 'disabled' };
  return cancelled ? { obstacle: 'cancelled' } : { mode };
}
