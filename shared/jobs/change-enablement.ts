import { instantOf } from '../domain/calendar.ts';
import type { Enablement, Mode } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import { standInTheWay, type Check } from '../domain/readiness.ts';
import type { ControlStore, Versioned } from '../state/contract.ts';
import { beginSweep, type BeginSweepDeps } from './steps/begin-sweep.ts';
import { checkPrerequisites, type CheckPrerequisitesDeps } from './steps/readiness/check-prerequisites.ts';

export type ChangeEnablementDeps = BeginSweepDeps &
  CheckPrerequisitesDeps & {
    control: Pick<
      ControlStore,
      'saveEnablement' | 'readEnablement' | 'readSafeguards' | 'readSweep' | 'saveSweep'
    >;
  };

export type ChangeEnablementResult =
  | { kind: 'changed'; enablement: Versioned<Enablement>; runId?: RunId }
  | { kind: 'conflict' }
  /** What must be put in order first. */
  | { kind: 'notReady'; checks: readonly Check[] };

/**
 * Saves the toggle on the caller's version; switching on starts a reconcile sweep at once (promise 13), and is refused
 * while a prerequisite fails (design §8).
 */
export async function changeEnablement(
  deps: ChangeEnablementDeps,
  {
    mode,
    changedBy,
    etag,
    signal,
  }: { mode: Mode; changedBy: string; etag: string | undefined; signal: AbortSignal },
): Promise<ChangeEnablementResult> {
  if (mode !== 'off') {
    const inTheWay = standInTheWay(await checkPrerequisites(deps, signal), mode);
    if (inTheWay.length > 0) return { kind: 'notReady', checks: inTheWay };
  }
  const row: Enablement = { dataValidation: mode, changedBy, changedAt: instantOf(deps.clock.now()) };
  const enablement = await deps.control.saveEnablement({ row, etag });
  if (enablement === undefined) return { kind: 'conflict' };
  deps.telemetry.record('enablement.changed', { mode, changedBy });
  if (mode === 'off') return { kind: 'changed', enablement };
  const begin = { kind: 'reconcile', startedBy: changedBy, dryRun: mode === 'dryRun' } as const;
  const runId = await beginSweep(deps, begin, await deps.control.readSweep());
  return { kind: 'changed', enablement, ...(runId !== undefined && { runId }) };
}
