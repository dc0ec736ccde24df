import { setTimeout as wait } from 'node:timers/promises';
import { NEVER_ENABLED } from '../../shared/domain/enablement.ts';
import { COMMAND_LINE_ID } from '../access/development-key.ts';
import type { ManageClient, RunDetail, RunView } from './manage-client.ts';

const LOOK_EVERY_MS = 500;

/** The app wakes what has not moved for 10 minutes and a lost message returns after 5: what moves no more is a fault. */
const STANDSTILL_MS = 20 * 60_000;

type Client = Pick<ManageClient, 'listRuns' | 'readRun' | 'startRun' | 'enable' | 'readToggle'>;

export type FollowedRun = {
  run: RunDetail;
  /** Contacts that wait for somebody to act. */
  parked: readonly { contactId: string; reason: string }[];
  scanningMs: number;
  validatingMs: number;
};

const isUnderWay = ({ state }: Pick<RunView, 'state'>) => state === 'scanning' || state === 'validating';

/** `off`: somebody switched data validation off, and it stays so. */
export type Begun = { kind: 'begun'; runId: string; mode: WorkingMode } | { kind: 'off' };
export type WorkingMode = 'on' | 'dryRun';

/**
 * The run that reads everything as it is now: one that was under way before may have read part of it earlier. What
 * somebody decided about the toggle through the API is theirs to take back: `wanted` may be less than it, never more.
 */
export async function beginRun(client: Client, wanted: WorkingMode, signal: AbortSignal): Promise<Begun> {
  const { dataValidation: current, changedBy } = await client.readToggle();
  const isDecided = changedBy !== NEVER_ENABLED.changedBy && changedBy !== COMMAND_LINE_ID;
  if (isDecided && current === 'off') return { kind: 'off' };
  const mode = isDecided && current === 'dryRun' ? current : wanted;
  const started = await client.enable(mode);
  if (started !== undefined) return { kind: 'begun', runId: started, mode };
  for (;;) {
    const { runId, state } = await client.startRun();
    if (state === 'started') return { kind: 'begun', runId, mode };
    while (isUnderWay(await client.readRun(runId))) await wait(LOOK_EVERY_MS, undefined, { signal });
  }
}

const placeOf = ({ state, scan, progress }: RunView) =>
  `${state} ${scan?.stage ?? ''} ${scan?.rows ?? ''} ${progress.jobsSent} ${progress.jobsDone}`;

/** Until the run and all that followed from it are finished; tells of its progress. Throws when nothing moves any more. */
export async function followRun(
  client: Client,
  options: { runId: string; signal: AbortSignal; onProgress: (run: RunView) => void },
): Promise<FollowedRun> {
  const { runId, signal, onProgress } = options;
  const startedAt = Date.now();
  let scannedAt: number | undefined;
  let run = await client.readRun(runId);
  let moved = { at: startedAt, place: placeOf(run) };
  for (; isUnderWay(run); run = await client.readRun(runId)) {
    if (placeOf(run) !== moved.place) moved = { at: Date.now(), place: placeOf(run) };
    if (Date.now() - moved.at > STANDSTILL_MS) {
      throw new Error(
        `Run ${runId} has stood still for 20 minutes (${moved.place}): see runner.log in the --state folder.`,
      );
    }
    if (run.state === 'validating') scannedAt ??= Date.now();
    onProgress(run);
    await wait(LOOK_EVERY_MS, undefined, { signal });
  }
  const validatedAt = Date.now();
  onProgress(run);
  let list = await client.listRuns();
  for (; list.runs.some(isUnderWay); list = await client.listRuns())
    await wait(LOOK_EVERY_MS, undefined, { signal });
  const scanned = scannedAt ?? validatedAt;
  return {
    run: await client.readRun(runId),
    parked: list.parked,
    scanningMs: scanned - startedAt,
    validatingMs: Date.now() - scanned,
  };
}
