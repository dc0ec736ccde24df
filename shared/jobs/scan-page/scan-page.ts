import { instantOf } from '../../domain/calendar.ts';
import { modeOf } from '../../domain/enablement.ts';
import { STAGES, type Stage, type Sweep } from '../../domain/sweep.ts';
import type { PageMessage, QueueSender } from '../../queue/contract.ts';
import type { Versioned } from '../../state/contract.ts';
import { pageMessage } from '../steps/begin-sweep.ts';
import { resendBooked } from '../steps/resend-booked.ts';
import { queueFound, sourceOf } from './queue-found.ts';
import { readPage } from './read-page.ts';
import type { StageDeps, StageResult } from './stage.ts';

export type ScanPageDeps = StageDeps & { queue: QueueSender };
export type ScanPageResult = 'off' | 'superseded' | 'scanned' | 'waiting' | 'finished';

/** Reads one page of the sweep and queues what it found: jobs durable, then the cursor, then the next page. */
export async function scanPage(
  deps: ScanPageDeps,
  message: PageMessage,
  signal: AbortSignal,
): Promise<ScanPageResult> {
  const booked = await resendBooked(deps, { runId: message.runId, source: sourceOf(message) });
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off') return 'off';
  const current = await deps.control.readSweep();
  if (current === undefined || !(await isCurrent(deps, message, current.row))) {
    deps.telemetry.record('page.superseded', { runId: message.runId, page: message.page });
    return 'superseded';
  }
  const sweep = current.row;
  if (sweep.stage === 'finished') {
    await finishScan(deps, sweep);
    return 'finished';
  }
  const startedMs = deps.clock.now().getTime();
  const result = await readPage(deps, { sweep, stage: sweep.stage, mode, signal });
  if (result.stopped === true) return 'off';
  if (result.waitMs !== undefined) return lookAgain(deps, { message, current, waitMs: result.waitMs });
  const queued = await queueFound(deps, sweep, { result, booked });
  deps.telemetry.record('page.scanned', {
    runId: sweep.runId,
    stage: sweep.stage,
    page: sweep.page,
    rows: result.rows,
    queued,
    durationMs: deps.clock.now().getTime() - startedMs,
  });
  return moveOn(deps, current, result);
}

/** An older page of this sweep may be all that is left of its messages: it sends the current one again. */
async function isCurrent(deps: ScanPageDeps, message: PageMessage, sweep: Sweep): Promise<boolean> {
  if (message.runId !== sweep.runId || message.epoch !== sweep.epoch) return false;
  if (await deps.control.isRunCancelled(sweep.runId)) return false;
  if (message.page === sweep.page) return true;
  if (sweep.stage === 'finished') await finishScan(deps, sweep);
  else await deps.queue.sendPage(pageMessage(sweep));
  return false;
}

async function moveOn(
  deps: ScanPageDeps,
  { row: sweep, etag }: Versioned<Sweep>,
  result: StageResult,
): Promise<ScanPageResult> {
  const stage = sweep.stage === 'finished' || !result.complete ? sweep.stage : stageAfter(sweep.stage);
  const row: Sweep = {
    ...sweep,
    stage,
    page: sweep.page + 1,
    rows: stage === sweep.stage ? (sweep.rows ?? 0) + result.rows : 0,
    cursors: { ...sweep.cursors, [sweep.stage]: result.cursor, ...result.resets },
    advancedAt: instantOf(deps.clock.now()),
    ...(result.appliedRules !== undefined && { appliedRules: result.appliedRules }),
  };
  if ((await deps.control.saveSweep({ row, etag })) === undefined) {
    deps.telemetry.record('page.superseded', { runId: sweep.runId, page: sweep.page });
    return 'superseded';
  }
  if (stage !== 'finished') {
    await deps.queue.sendPage(pageMessage(row));
    return 'scanned';
  }
  await finishScan(deps, row);
  return 'finished';
}

async function finishScan(deps: ScanPageDeps, sweep: Sweep): Promise<void> {
  const run = await deps.runs.readRun(sweep.runId);
  if (run === undefined || run.scannedAt !== undefined) return;
  await deps.runs.saveRun({ ...run, scannedAt: instantOf(deps.clock.now()) });
  deps.telemetry.record('sweep.finished', {
    runId: sweep.runId,
    pages: sweep.page,
    durationMs: deps.clock.now().getTime() - Date.parse(sweep.startedAt),
  });
}

async function lookAgain(
  deps: ScanPageDeps,
  { message, current, waitMs }: { message: PageMessage; current: Versioned<Sweep>; waitMs: number },
): Promise<ScanPageResult> {
  // Moving `advancedAt` keeps the tick from waking a sweep that only waits, and lets one of two copies win.
  const row: Sweep = { ...current.row, advancedAt: instantOf(deps.clock.now()) };
  if ((await deps.control.saveSweep({ row, etag: current.etag })) === undefined) return 'superseded';
  const notBefore = new Date(deps.clock.now().getTime() + waitMs);
  await deps.queue.sendPage({ ...message, attempt: message.attempt + 1 }, { notBefore });
  return 'waiting';
}

const stageAfter = (stage: Stage): Sweep['stage'] => STAGES[STAGES.indexOf(stage) + 1] ?? 'finished';
