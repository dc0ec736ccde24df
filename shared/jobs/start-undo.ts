import { instantOf, type Clock } from '../domain/calendar.ts';
import type { RunId } from '../domain/ids.ts';
import type { QueueSender } from '../queue/contract.ts';
import type { ControlStore, RunStore } from '../state/contract.ts';
import { oweReconcile } from './steps/owe-reconcile.ts';
import { servedEnvironment, type ServedEnvironment } from './steps/served-environment.ts';

export type StartUndoDeps = {
  control: Pick<ControlStore, 'readEnablement' | 'readSafeguards' | 'cancelRun' | 'readSweep' | 'saveSweep'>;
  runs: Pick<RunStore, 'readRun' | 'saveRun' | 'listRuns'>;
  queue: Pick<QueueSender, 'sendPage'>;
  clock: Clock;
  newRunId: () => RunId;
};

export type StartUndoResult =
  ({ kind: 'started'; runId: RunId } & ServedEnvironment) | { kind: 'unknown_run' } | { kind: 'not_on' };

/** Where an undo that was cut off is looked for. */
const RUNS_LOOKED_AT = 50;

/**
 * Ends the run first, so that none of its jobs writes behind the undo, then takes it back page by page. Asked again,
 * an undo under way goes on from its first page: what it was cut off before, or its message, may be lost.
 */
export async function startUndo(
  deps: StartUndoDeps,
  { target, startedBy }: { target: RunId; startedBy: string },
): Promise<StartUndoResult> {
  const mode = (await deps.control.readEnablement())?.row.dataValidation;
  if (mode !== 'on') return { kind: 'not_on' };
  const run = await deps.runs.readRun(target);
  if (run === undefined) return { kind: 'unknown_run' };
  await oweReconcile(deps);
  const now = deps.clock.now();
  const startedAt = instantOf(now);
  await deps.control.cancelRun(target);
  await deps.runs.saveRun({ ...run, cancelledAt: run.cancelledAt ?? startedAt });
  const underWay = await findUnderWay(deps, target);
  const runId = underWay ?? deps.newRunId();
  const { epoch } = run;
  if (underWay === undefined)
    await deps.runs.saveRun({ runId, kind: 'undo', epoch, startedAt, startedBy, dryRun: false, target });
  // Another attempt is another message: the broker would drop a repetition.
  const attempt = underWay === undefined ? 0 : Math.floor(now.getTime() / 1000);
  await deps.queue.sendPage({ kind: 'undo', runId, target, epoch, page: 0, attempt });
  return { kind: 'started', runId, ...(await servedEnvironment(deps)) };
}

async function findUnderWay({ runs }: StartUndoDeps, target: RunId): Promise<RunId | undefined> {
  const latest = await runs.listRuns({ limit: RUNS_LOOKED_AT });
  return latest.find(
    (run) => run.target === target && run.scannedAt === undefined && run.cancelledAt === undefined,
  )?.runId;
}
