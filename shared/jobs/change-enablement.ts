import { instantOf } from '../domain/calendar.ts';
import type { Enablement, Mode } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import type { ControlStore, Versioned } from '../state/contract.ts';
import { beginSweep, type BeginSweepDeps } from './steps/begin-sweep.ts';

export type ChangeEnablementDeps = BeginSweepDeps & {
  control: Pick<ControlStore, 'saveEnablement' | 'readSweep' | 'saveSweep'>;
};

export type ChangeEnablementResult =
  { kind: 'changed'; enablement: Versioned<Enablement>; runId?: RunId } | { kind: 'conflict' };

/** Saves the toggle on the caller's version; switching on starts a reconcile sweep at once (promise 13). */
export async function changeEnablement(
  deps: ChangeEnablementDeps,
  { mode, changedBy, etag }: { mode: Mode; changedBy: string; etag: string | undefined },
): Promise<ChangeEnablementResult> {
  const row: Enablement = { dataValidation: mode, changedBy, changedAt: instantOf(deps.clock.now()) };
  const enablement = await deps.control.saveEnablement({ row, etag });
  if (enablement === undefined) return { kind: 'conflict' };
  deps.telemetry.record('enablement.changed', { mode, changedBy });
  if (mode === 'off') return { kind: 'changed', enablement };
  const begin = { kind: 'reconcile', startedBy: changedBy, dryRun: mode === 'dryRun' } as const;
  const runId = await beginSweep(deps, begin, await deps.control.readSweep());
  return { kind: 'changed', enablement, ...(runId !== undefined && { runId }) };
}
