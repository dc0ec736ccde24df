import { instantOf, type Clock } from '../domain/calendar.ts';
import type { RunId } from '../domain/ids.ts';
import type { QueueSender } from '../queue/contract.ts';
import type { ControlStore, RunStore } from '../state/contract.ts';
import { oweReconcile } from './steps/owe-reconcile.ts';

export type StartUndoDeps = {
  control: Pick<ControlStore, 'readEnablement' | 'cancelRun' | 'readSweep' | 'saveSweep'>;
  runs: Pick<RunStore, 'readRun' | 'saveRun'>;
  queue: Pick<QueueSender, 'sendPage'>;
  clock: Clock;
  newRunId: () => RunId;
};

export type StartUndoResult =
  { kind: 'started'; runId: RunId } | { kind: 'unknown_run' } | { kind: 'not_on' };

/** Ends the run first, so that none of its jobs writes behind the undo, then takes it back page by page. */
export async function startUndo(
  deps: StartUndoDeps,
  { target, startedBy }: { target: RunId; startedBy: string },
): Promise<StartUndoResult> {
  const mode = (await deps.control.readEnablement())?.row.dataValidation;
  if (mode !== 'on') return { kind: 'not_on' };
  const run = await deps.runs.readRun(target);
  if (run === undefined) return { kind: 'unknown_run' };
  await oweReconcile(deps);
  const startedAt = instantOf(deps.clock.now());
  await deps.control.cancelRun(target);
  await deps.runs.saveRun({ ...run, cancelledAt: run.cancelledAt ?? startedAt });
  const runId = deps.newRunId();
  await deps.runs.saveRun({ runId, kind: 'undo', epoch: run.epoch, startedAt, startedBy, dryRun: false });
  await deps.queue.sendPage({ kind: 'undo', runId, target, epoch: run.epoch, page: 0, attempt: 0 });
  return { kind: 'started', runId };
}
