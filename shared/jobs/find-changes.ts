import { instantOf } from '../domain/calendar.ts';
import { modeOf } from '../domain/enablement.ts';
import { givesWay, type Sweep } from '../domain/sweep.ts';
import type { ControlStore, Versioned } from '../state/contract.ts';
import { beginSweep, pageMessage, type BeginSweepDeps } from './steps/begin-sweep.ts';

/** A page takes at most three minutes and is redelivered at once: longer silence means its message is lost. */
const STALLED_AFTER_MS = 10 * 60_000;

export type FindChangesDeps = BeginSweepDeps & {
  control: Pick<ControlStore, 'readEnablement' | 'readSweep' | 'saveSweep'>;
  sweepIntervalHours: number;
};

export type FindChangesResult = 'off' | 'started' | 'woken' | 'waiting' | 'lost_race';

/** The fixed tick: starts a sweep that is due and wakes one that has stalled (design §3). */
export async function findChanges(deps: FindChangesDeps): Promise<FindChangesResult> {
  const result = await lookForWork(deps);
  const sweep = result === 'off' ? undefined : await deps.control.readSweep();
  const ageMs = sweep === undefined ? 0 : deps.clock.now().getTime() - Date.parse(sweep.row.startedAt);
  deps.telemetry.record('timer.ticked', { result, sweepAgeHours: ageMs / 3_600_000 });
  return result;
}

async function lookForWork(deps: FindChangesDeps): Promise<FindChangesResult> {
  const enablement = await deps.control.readEnablement();
  const mode = modeOf(enablement);
  if (mode === 'off') return 'off';

  const sweep = await deps.control.readSweep();
  // Switching on starts a reconcile sweep by itself, unless the process died between the two.
  const unanswered = (enablement?.row.changedAt ?? '') > (sweep?.row.startedAt ?? '');
  const reconcile = unanswered || sweep?.row.reconcileOwed === true;
  if (reconcile || isDue(sweep?.row, deps)) {
    const kind = reconcile ? 'reconcile' : 'changes';
    const begin = { kind, startedBy: 'timer', dryRun: mode === 'dryRun' } as const;
    return (await beginSweep(deps, begin, sweep)) === undefined ? 'lost_race' : 'started';
  }
  if (sweep !== undefined && isStalled(sweep.row, deps)) return wake(deps, sweep);
  return 'waiting';
}

function isDue(sweep: Sweep | undefined, { clock, sweepIntervalHours }: FindChangesDeps): boolean {
  if (sweep === undefined) return true;
  if (!givesWay(sweep)) return false;
  return clock.now().getTime() - Date.parse(sweep.startedAt) >= sweepIntervalHours * 3_600_000;
}

const isStalled = (sweep: Sweep, { clock }: FindChangesDeps): boolean =>
  sweep.stage !== 'finished' && clock.now().getTime() - Date.parse(sweep.advancedAt) >= STALLED_AFTER_MS;

async function wake(deps: FindChangesDeps, sweep: Versioned<Sweep>): Promise<FindChangesResult> {
  // Moving `advancedAt` first makes one tick in ten minutes wake it, however many instances tick.
  const row: Sweep = { ...sweep.row, advancedAt: instantOf(deps.clock.now()) };
  if ((await deps.control.saveSweep({ row, etag: sweep.etag })) === undefined) return 'lost_race';
  const attempt = Math.floor(deps.clock.now().getTime() / STALLED_AFTER_MS);
  await deps.queue.sendPage(pageMessage(row, attempt));
  deps.telemetry.record('sweep.woken', { runId: row.runId, stage: row.stage, page: row.page });
  return 'woken';
}
