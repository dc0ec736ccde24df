import type { Clock } from '../domain/calendar.ts';
import type { RunId } from '../domain/ids.ts';
import type { Sweep } from '../domain/sweep.ts';
import type {
  ControlStore,
  ParkedContact,
  ParkedStore,
  Rejected,
  Run,
  RunProgress,
  RunStore,
  SnapshotStore,
} from '../state/contract.ts';

/** Each costs a read of its job rows. */
const RUNS_SHOWN = 20;
const PARKED_SHOWN = 200;
const PARKED_PER_READ = 200;

export type DescribeRunsDeps = {
  runs: Pick<RunStore, 'listRuns' | 'readRun' | 'readProgress' | 'listRejected'>;
  parked: Pick<ParkedStore, 'listParked'>;
  snapshots: Pick<SnapshotStore, 'readSnapshots'>;
  control: Pick<ControlStore, 'readSweep'>;
  clock: Clock;
};

/** `scanning`: pages are being read. `validating`: all jobs are queued. */
export type RunState = 'scanning' | 'validating' | 'finished' | 'cancelled';
export type RunDescription = Run & { state: RunState; progress: RunProgress };

/** Where change detection stands and how many rows of that stage it has read. */
export type ScanPlace = { stage: Sweep['stage']; rows: number };

export type DetailedRun = RunDescription & { scan?: ScanPlace; rejected: readonly Rejected[] };

const scanOf = ({ stage, rows = 0 }: Sweep): ScanPlace => ({ stage, rows });

/** The latest runs, and the contacts that wait for somebody to act. */
export async function describeRuns(
  deps: DescribeRunsDeps,
): Promise<{ runs: RunDescription[]; parked: ParkedContact[] }> {
  const runs = await deps.runs.listRuns({ limit: RUNS_SHOWN });
  const sweep = (await deps.control.readSweep())?.row;
  return {
    runs: await Promise.all(runs.map((run) => describe(deps, { run, sweep }))),
    parked: await listWaiting(deps),
  };
}

export async function describeRun(deps: DescribeRunsDeps, runId: RunId): Promise<DetailedRun | undefined> {
  const run = await deps.runs.readRun(runId);
  if (run === undefined) return undefined;
  const sweep = (await deps.control.readSweep())?.row;
  const scan = sweep?.runId === runId ? scanOf(sweep) : undefined;
  return {
    ...(await describe(deps, { run, sweep })),
    ...(scan !== undefined && { scan }),
    rejected: await deps.runs.listRejected(runId),
  };
}

type Standing = { run: Run; sweep: Sweep | undefined };

/** Jobs of a direct run are queued within one call; whoever asked for it has had a fault as the answer. */
const QUEUED_WITHIN_MS = 10 * 60_000;

async function describe(deps: DescribeRunsDeps, standing: Standing): Promise<RunDescription> {
  const progress = await deps.runs.readProgress(standing.run.runId);
  return { ...standing.run, state: stateOf(deps, standing, progress), progress };
}

function stateOf(
  { clock }: DescribeRunsDeps,
  { run, sweep }: Standing,
  { jobsDone, jobsSent }: RunProgress,
): RunState {
  if (run.cancelledAt !== undefined || wasCutOff(run, clock)) return 'cancelled';
  if (run.scannedAt === undefined && !gaveWay(run, sweep)) return 'scanning';
  return jobsDone < jobsSent ? 'validating' : 'finished';
}

const wasCutOff = ({ kind, startedAt, scannedAt }: Run, clock: Clock): boolean =>
  kind === 'direct' &&
  scannedAt === undefined &&
  clock.now().getTime() - Date.parse(startedAt) > QUEUED_WITHIN_MS;

/** Another sweep stands in its place: it lost the race to begin, or the process died before it could be marked. */
const gaveWay = ({ kind, runId, epoch }: Run, sweep: Sweep | undefined): boolean =>
  (kind === 'changes' || kind === 'reconcile') &&
  sweep !== undefined &&
  sweep.runId !== runId &&
  sweep.epoch >= epoch;

/** A later validation that succeeded makes a parked row history. */
async function listWaiting(deps: DescribeRunsDeps): Promise<ParkedContact[]> {
  const waiting: ParkedContact[] = [];
  let next: string | undefined;
  do {
    const page = await deps.parked.listParked({ next, limit: PARKED_PER_READ });
    const snapshots = await deps.snapshots.readSnapshots(page.contacts.map(({ contactId }) => contactId));
    const isHistory = ({ contactId, parkedAt }: ParkedContact): boolean =>
      (snapshots.get(contactId)?.row.validatedAt ?? '') >= parkedAt;
    waiting.push(...page.contacts.filter((contact) => !isHistory(contact)));
    next = page.next;
  } while (next !== undefined && waiting.length < PARKED_SHOWN);
  return waiting.slice(0, PARKED_SHOWN);
}
