import { instantOf, type Clock } from '../../domain/calendar.ts';
import type { RunId } from '../../domain/ids.ts';
import type { Sweep } from '../../domain/sweep.ts';
import type { PageMessage, QueueSender } from '../../queue/contract.ts';
import type { ControlStore, RunStore, Versioned } from '../../state/contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';

export type BeginSweepDeps = {
  control: Pick<ControlStore, 'readSweep' | 'saveSweep'>;
  runs: Pick<RunStore, 'saveRun' | 'readRun'>;
  queue: Pick<QueueSender, 'sendPage'>;
  telemetry: Telemetry;
  clock: Clock;
  newRunId: () => RunId;
};

export type BeginSweep = { kind: Sweep['kind']; startedBy: string; dryRun: boolean };

/**
 * Starts a new sweep in place of whatever was there: its epoch makes pages of an older one stop (promise 2).
 * Undefined when somebody else started one at the same moment.
 */
export async function beginSweep(
  deps: BeginSweepDeps,
  { kind, startedBy, dryRun }: BeginSweep,
  current: Versioned<Sweep> | undefined,
): Promise<RunId | undefined> {
  const runId = deps.newRunId();
  const startedAt = instantOf(deps.clock.now());
  const row = nextSweep({ kind, runId, startedAt }, current?.row);
  await deps.runs.saveRun({ runId, kind, epoch: row.epoch, startedAt, startedBy, dryRun });
  const saved = await deps.control.saveSweep({ row, etag: current?.etag });
  if (saved === undefined) return undefined;
  if (current !== undefined) await endScan(deps, current.row);
  await deps.queue.sendPage(pageMessage(row));
  deps.telemetry.record('sweep.started', { runId, kind, startedBy });
  return runId;
}

/** The pages of the sweep that gave way are over; its jobs go on. */
async function endScan({ runs, clock }: BeginSweepDeps, { runId, stage }: Sweep): Promise<void> {
  if (stage === 'finished') return;
  const run = await runs.readRun(runId);
  if (run?.scannedAt === undefined && run !== undefined) {
    await runs.saveRun({ ...run, scannedAt: instantOf(clock.now()) });
  }
}

function nextSweep(
  { kind, runId, startedAt }: Pick<Sweep, 'kind' | 'runId' | 'startedAt'>,
  current: Sweep | undefined,
): Sweep {
  const kept = current?.cursors ?? {};
  // A reconcile looks at every contact again; what the other tables told is in state already.
  const cursors = kind === 'reconcile' && kept.contacts !== undefined ? { ...kept, contacts: {} } : kept;
  return {
    runId,
    kind,
    epoch: (current?.epoch ?? 0) + 1,
    stage: 'members',
    page: 0,
    cursors,
    startedAt,
    advancedAt: startedAt,
    // Jobs for new rules may have ended without action too: a reconcile walks the snapshots again.
    ...(kind === 'changes' && current?.appliedRules !== undefined && { appliedRules: current.appliedRules }),
  };
}

/** The message for the page that the sweep stands at. */
export const pageMessage = (sweep: Sweep, attempt = 0): PageMessage => ({
  kind: 'sweep',
  runId: sweep.runId,
  epoch: sweep.epoch,
  page: sweep.page,
  attempt,
});
