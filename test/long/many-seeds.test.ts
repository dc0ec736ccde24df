import { seededRandom, type SeededRandom } from '../../local/bench/population/seeded-random.ts';
import { snapshotPartition } from '../../shared/domain/snapshot-partition.ts';
import { aPerson, population } from '../simulation/population.ts';
import { endState, World } from '../simulation/world.ts';
import {
  disturbDataverse,
  killAtDelicateCalls,
  killAtRandomCalls,
  killInSends,
  randomDelivery,
} from './disturbances.ts';

type People = ReturnType<typeof population>;

const LARGE = population({ size: 200, everyNth: 4 });
const SMALL = population({ size: 40, everyNth: 3 });

/** All of two snapshot partitions, so that a page makes several jobs of one partition. */
const CROWDED: People = crowdedPopulation(260);

function crowdedPopulation(size: number): People {
  const people = Array.from({ length: 12 * size }, (_, index) =>
    aPerson(index + 1, { moved: index % 4 === 0 }),
  ).filter(({ contact }) => ['0', '1'].includes(snapshotPartition(contact.id)));
  return {
    contacts: people.map(({ contact }) => contact),
    accounts: people.map(({ account }) => account),
    observations: people.map(({ observation }) => observation),
  };
}

/** Two end states of hundreds of contacts differ in thousands of lines. */
const TOLD_MAX = 2000;

/** A failure names the seed that repeats it. */
async function eachSeed(
  seeds: { from: number; count: number },
  check: (random: SeededRandom) => Promise<void>,
): Promise<void> {
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1) {
    const fault = await check(seededRandom(seed)).then(
      () => undefined,
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).slice(0, TOLD_MAX),
    );
    if (fault !== undefined) throw new Error(`seed ${seed}: ${fault}`);
  }
}

async function worldOf(people: People): Promise<World> {
  const world = new World(people);
  await world.enable();
  return world;
}

/** Nothing is left to do, and nobody was written to twice. */
async function expectAllDone(world: World): Promise<void> {
  expect((await world.state.control.readSweep())?.row.stage).toBe('finished');
  for (const { runId, scannedAt } of await world.state.runs.listRuns({ limit: 10 })) {
    const { jobsSent, jobsDone } = await world.state.runs.readProgress(runId);
    expect({ jobsDone, scanned: scannedAt !== undefined }).toEqual({ jobsDone: jobsSent, scanned: true });
  }
  const intents = world.crm.appliedWrites.map(({ auditId }) => auditId);
  expect(new Set(intents).size).toBe(intents.length);
}

const parkedIn = async ({ state }: World) =>
  (await state.parked.listParked({ next: undefined, limit: 1000 })).contacts;

describe.each([
  { name: '200 contacts', people: LARGE, seeds: { from: 1, count: 100 }, calls: 300 },
  { name: '40 contacts', people: SMALL, seeds: { from: 1000, count: 200 }, calls: 250 },
])('$name end the same', ({ people, seeds, calls }) => {
  let expected: object;
  beforeAll(async () => {
    expected = await endState(await new World(people).start());
  });

  it('in any order, each message delivered up to three times, through several crashes', async () => {
    await eachSeed(seeds, async (random) => {
      const world = await worldOf(people);
      killAtRandomCalls(world, random, { kills: 1 + random.below(5), calls });
      await world.drain(randomDelivery(random));
      await expectAllDone(world);
      expect(await endState(world)).toEqual(expected);
    });
  });

  it('while Dataverse throttles and fails and others save the same rows, through several crashes', async () => {
    await eachSeed({ from: seeds.from + 500, count: seeds.count }, async (random) => {
      const world = await worldOf(people);
      killAtDelicateCalls(world, random, random.below(8));
      disturbDataverse(world, random);
      await world.drain(randomDelivery(random));
      expect(await parkedIn(world)).toEqual([]);
      await expectAllDone(world);
      expect(await endState(world)).toEqual(expected);
    });
  });
});

it('ends the same when the process dies while it sends several jobs of one partition', async () => {
  const expected = await endState(await new World(CROWDED).start());
  await eachSeed({ from: 3000, count: 100 }, async (random) => {
    const world = await worldOf(CROWDED);
    killInSends(world, random, 1 + random.below(3));
    killAtDelicateCalls(world, random, 2 + random.below(6));
    await world.drain(randomDelivery(random));
    await expectAllDone(world);
    expect(await endState(world)).toEqual(expected);
  });
});

it('leaves those alone whom Dataverse refuses to change, and ends the same for everybody else', async () => {
  const movers = SMALL.contacts.filter((_, index) => (index + 1) % 3 === 0).map(({ id }) => id);
  await eachSeed({ from: 4000, count: 100 }, async (random) => {
    const refused = movers.filter(() => random.chance(0.3));
    const world = await worldOf(SMALL);
    // As often as the redelivered, doubled message may come to them.
    const refusals = Array.from({ length: 50 }, () => ({ kind: 'refused' as const, code: '0x80040265' }));
    for (const id of refused) world.crm.answerWrites(id, ...refusals);
    killAtRandomCalls(world, random, { kills: random.below(4), calls: 250 });
    await world.drain(randomDelivery(random));
    await expectAllDone(world);
    expect(movers.filter((id) => world.crm.flag(id) !== 1)).toEqual(refused);
    expect((await parkedIn(world)).map(({ contactId }) => contactId).sort()).toEqual(refused.sort());
  });
});
