import { seededRandom } from '../../local/bench/population/seeded-random.ts';
import type { FollowedRun } from '../../local/cli/follow-runs.ts';
import { population } from '../simulation/population.ts';
import { startLocalWorld, type LocalWorld } from './local-world.ts';
import { platformEndState } from './platform-end-state.ts';
import { randomMoment, RunnerKiller, type Kill } from './runner-killer.ts';
import { validateEverything } from './validate-everything.ts';

const MOVERS = 40;
const PEOPLE = population({ size: 4 * MOVERS, everyNth: 4 });
/** A run's moments follow from its seed: give a failing one alone to see it again. */
const SEEDS = [1, 2, 3, 4, 5, 6];
/** Planned; a run may be over before its last moment comes. */
const KILLS_A_RUN = 5;
/** A killed receiver's messages come back when its lock has run out: five minutes in Azure. */
const LOCK_DURATION_MS = 2000;
/** The number that the issue asks for. */
const KILLS_WANTED = 20;

type EndState = Awaited<ReturnType<typeof platformEndState>>;

let reference: { end: EndState; operations: number };
const kills: (Kill & { seed: number })[] = [];

async function inFreshWorld<T>(use: (world: LocalWorld) => Promise<T>): Promise<T> {
  const world = await startLocalWorld(PEOPLE, { lockDurationMs: LOCK_DURATION_MS });
  try {
    return await use(world);
  } finally {
    await world.stop();
  }
}

/** Validates everybody while the runner dies again and again. */
async function validateUnderFire(world: LocalWorld, seed: number): Promise<FollowedRun> {
  const random = seededRandom(seed);
  const killer = new RunnerKiller(world);
  const over = new AbortController();
  const validating = validateEverything(world).finally(() => {
    over.abort();
  });
  // Most of a run passes between two deaths when the moments are large: together they cover all of it.
  const most = { operations: reference.operations / 3, writes: MOVERS / 3 };
  let isRunning = true;
  while (isRunning && killer.kills.length < KILLS_A_RUN) {
    const isFirst = killer.kills.length === 0;
    isRunning = await killer.killAt(randomMoment(random, { ...most, isFirst }), over.signal);
  }
  const followed = await validating;
  kills.push(...killer.kills.map((kill) => ({ ...kill, seed })));
  expect(world.runner.restarts()).toBe(killer.kills.length);
  return followed;
}

describe(`${PEOPLE.contacts.length} contacts validated by real processes`, () => {
  beforeAll(async () => {
    reference = await inFreshWorld(async (world) => {
      const killer = new RunnerKiller(world);
      const before = await killer.tableOperations();
      await validateEverything(world);
      const operations = (await killer.tableOperations()) - before;
      return { end: await platformEndState(world.platform, world.services), operations };
    });
  });

  it('flags exactly those who moved when nothing disturbs', () => {
    expect(reference.end.snapshots).toHaveLength(PEOPLE.contacts.length);
    expect(reference.end.flags.filter(([, flag]) => flag === 1)).toHaveLength(MOVERS);
    expect(reference.end.audit).toHaveLength(MOVERS);
  });

  it.each(SEEDS)('ends the same when the runner is killed again and again (seed %i)', async (seed) => {
    await inFreshWorld(async (world) => {
      const { run, parked } = await validateUnderFire(world, seed);
      expect(run.progress.jobsDone).toBe(run.progress.jobsSent);
      expect(parked).toEqual([]);
      const end = await platformEndState(world.platform, world.services);
      expect(end).toEqual(reference.end);
      const intents = [...world.platform.dataverse.appliedWrites].map(({ tag }) => tag);
      expect([...intents].sort()).toEqual(end.audit.map(({ auditId }) => auditId).sort());
      expect(new Set(intents).size).toBe(intents.length);
      const { messages } = await world.platform.measure();
      for (const queue of Object.values(messages)) expect(queue).toMatchObject({ deadLetteredTotal: 0 });
    });
  });

  it(`has killed in mid-sweep at least ${KILLS_WANTED} times, in the scan and with writes under way`, () => {
    console.table(kills); // what a run on another machine is compared with
    expect(kills.filter(({ inMidSweep }) => inMidSweep).length).toBeGreaterThanOrEqual(KILLS_WANTED);
    expect(kills.filter(({ pendingWrites }) => pendingWrites > 0)).not.toEqual([]);
    expect(kills.filter(({ stage }) => stage !== 'finished')).not.toEqual([]);
  });
});
