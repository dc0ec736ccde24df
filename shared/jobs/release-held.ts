import { addDays, type Day } from '../domain/calendar.ts';
import { modeOf } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import type { Release } from '../domain/release.ts';
import type { ControlStore, RunStore } from '../state/contract.ts';
import type { HoldStore } from '../state/hold-contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { queueNow, type QueueNowDeps } from './steps/queue-now.ts';

/** Drawn at a time; a limit that is lifted draws again at the next tick. */
const DRAWN_MAX = 5000;
const ROWS_PER_PAGE = 1000;

export type ReleaseHeldDeps = QueueNowDeps & {
  control: Pick<
    ControlStore,
    'readEnablement' | 'readSweep' | 'readRelease' | 'saveRelease' | 'takeFlagAllowance'
  >;
  holds: Pick<HoldStore, 'listWaiting'>;
  runs: Pick<RunStore, 'readProgress'>;
  telemetry: Telemetry;
  dailyFlagLimit: number;
};

export type ReleaseHeldResult = { kind: 'not_on' | 'done' | 'under_way' | 'empty' | 'no_room' } | Released;
type Released = { kind: 'released'; runId: RunId; contacts: number };

/**
 * Once a day, and again when the limit was raised: the most certain of the flags that wait are validated again, with
 * room reserved for them (design §10). Whoever was drawn waits in the list until their job is done: nobody is drawn
 * beside them, or they would be drawn twice. A crash after the room is taken costs that day's room, never a flag.
 */
export async function releaseHeld(deps: ReleaseHeldDeps): Promise<ReleaseHeldResult> {
  if (modeOf(await deps.control.readEnablement()) !== 'on') return { kind: 'not_on' };
  const day = deps.clock.today();
  const limit = deps.dailyFlagLimit;
  const last = await deps.control.readRelease();
  if (last !== undefined && last.day >= day && last.limit >= limit && last.goesOn !== true)
    return { kind: 'done' };

  const waiting = await mostCertain(deps, Math.min(limit, DRAWN_MAX));
  if (waiting.length === 0) return { kind: 'empty' };
  if (await isUnderWay(deps, { last, day })) return { kind: 'under_way' };
  const room = await deps.control.takeFlagAllowance({ day, wanted: waiting.length, limit });
  const drawn = waiting.slice(0, room);
  const released = drawn.length === 0 ? undefined : await release(deps, drawn);
  await deps.control.saveRelease({
    day,
    limit,
    ...(released !== undefined && { runId: released.runId }),
    ...(room === DRAWN_MAX && { goesOn: true }),
  });
  return released ?? { kind: 'no_room' };
}

/** Jobs of a day before yesterday's draw are not waited for: a queue that was emptied must not end releases. */
async function isUnderWay(
  { runs }: ReleaseHeldDeps,
  { last, day }: { last: Release | undefined; day: Day },
): Promise<boolean> {
  if (last?.runId === undefined || addDays(last.day, 1) < day) return false;
  const { jobsDone, jobsSent } = await runs.readProgress(last.runId);
  return jobsDone < jobsSent;
}

type Waiting = Awaited<ReturnType<HoldStore['listWaiting']>>['rows'];

async function release(deps: ReleaseHeldDeps, drawn: Waiting): Promise<Released> {
  const stamp = deps.clock.today();
  const items = drawn.map(({ contactId }) => ({ contactId, cause: 'released', stamp }) as const);
  const runId = await queueNow(deps, { items, startedBy: 'timer', dryRun: false });
  deps.telemetry.record('flags.released', { runId, contacts: drawn.length });
  return { kind: 'released', runId, contacts: drawn.length };
}

async function mostCertain({ holds }: ReleaseHeldDeps, count: number): Promise<Waiting> {
  const rows = [];
  let next: string | undefined;
  do {
    const page = await holds.listWaiting({ next, limit: Math.min(count - rows.length, ROWS_PER_PAGE) });
    rows.push(...page.rows);
    next = page.next;
  } while (next !== undefined && rows.length < count);
  return rows;
}
