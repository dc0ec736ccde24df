import { modeOf } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import { givesWay } from '../domain/sweep.ts';
import type { ControlStore } from '../state/contract.ts';
import { beginSweep, pageMessage, type BeginSweepDeps } from './steps/begin-sweep.ts';

export type StartSweepDeps = BeginSweepDeps & {
  control: Pick<ControlStore, 'readEnablement' | 'readSweep' | 'saveSweep'>;
};

export type StartSweepResult = { kind: 'started' | 'running'; runId: RunId } | { kind: 'off' | 'lost_race' };

/** Starts a sweep now. One that is under way goes on, with its page sent again in case that was lost. */
export async function startSweep(
  deps: StartSweepDeps,
  { startedBy }: { startedBy: string },
): Promise<StartSweepResult> {
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off') return { kind: 'off' };
  const sweep = await deps.control.readSweep();
  const owed = sweep?.row.reconcileOwed === true;
  if (sweep !== undefined && !owed && !givesWay(sweep.row)) {
    const attempt = Math.floor(deps.clock.now().getTime() / 1000);
    await deps.queue.sendPage(pageMessage(sweep.row, attempt));
    return { kind: 'running', runId: sweep.row.runId };
  }
  const begin = { kind: owed ? 'reconcile' : 'changes', startedBy, dryRun: mode === 'dryRun' } as const;
  const runId = await beginSweep(deps, begin, sweep);
  return runId === undefined ? { kind: 'lost_race' } : { kind: 'started', runId };
}
