import { snapshotPartition } from '../../shared/domain/snapshot-partition.ts';
import { aPerson, population } from '../simulation/population.ts';
import { endState, World } from '../simulation/world.ts';
import { disturbDataverse, killAtRandomCalls, killInSends, randomDelivery } from './disturbances.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

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

/** A failure names the seed that repeats it. */
async function eachSeed(
  seeds: { from: number; count: number },
  check: (random: SeededRandom) => Promise<void>,
): Promise<void> {
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1) {
    try {
      await check(seededRandom(seed));
    } catch (cause) {
      const told = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`seed ${seed}: ${told}`, { cause });
    }
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

describe('200 contacts', () => {
  let expected: object;
  beforeAll(async () => {
    expected = await endState(await new World(LARGE).start());
  });

  it('end the same in any order, each message delivered up to three times, through several crashes', async () => {
    let died = 0;
    await eachSeed({ from: 1, count: 100 }, async (random) => {
      const world = await worldOf(LARGE);
      const killers = killAtRandomCalls(world, random, { kills: 1 + random.below(5), calls: 300 });
      await world.drain(randomDelivery(random));
      died += killers.filter(({ calls }) => calls >= 300).length;
      await expectAllDone(world);
      expect(await endState(world)).toEqual(expected);
    });
    expect(died).toBeGreaterThan(100);
  });
  void SMALL; void CROWDED; void disturbDataverse; void killInSends; void parkedIn;
});
