import { readFileSync } from 'node:fs';
import { population } from '../simulation/population.ts';
import { startLocalWorld, type LocalWorld } from './local-world.ts';
import { validateEverything } from './validate-everything.ts';

/**
 * Two pages of Dataverse, ten of the feed, more than a hundred jobs; as many as take about two minutes with everything
 * real. What grows with the number of contacts shows at this size as well.
 */
const SIZE = 10_000;
/** Fewer movers than the 500 new flags of a day. */
const EVERY_NTH = 25;
const MOVERS = SIZE / EVERY_NTH;

const MB = 1_000_000;
const PEAK_MAX_MB = 285;
/** What garbage may add between two samples; holding on to what was validated would cost more. */
const GROWTH_MAX_MB = 60;
const PAGE_BYTES = 4096; // of Linux on the machines we know

/** Resident memory now; where the system does not tell, the largest so far. */
function residentMb({ runner }: LocalWorld): number {
  try {
    const pages = Number(readFileSync(`/proc/${runner.pid() ?? 0}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE_BYTES) / MB;
  } catch {
    return runner.peakMemoryBytes() / MB;
  }
}

const largest = (samples: readonly { mb: number }[]): number => Math.max(...samples.map(({ mb }) => mb));

describe(`${SIZE} contacts in one go`, () => {
  let world: LocalWorld;
  const samples: { done: number; mb: number }[] = [];

  beforeAll(async () => {
    world = await startLocalWorld(population({ size: SIZE, everyNth: EVERY_NTH }));
  });
  afterAll(() => world.stop());

  it('are all validated, without a dead letter', async () => {
    const { run, parked } = await validateEverything(world, ({ progress }) => {
      samples.push({ done: progress.itemsDone, mb: residentMb(world) });
    });
    expect(run.progress.counts).toMatchObject({
      'verified:still_there': SIZE - MOVERS,
      'notAtCompany:position_ended': MOVERS,
      'flag:written': MOVERS,
    });
    expect(parked).toEqual([]);
    const { messages } = await world.platform.measure();
    for (const queue of Object.values(messages)) expect(queue).toMatchObject({ deadLetteredTotal: 0 });
    expect(world.runner.restarts()).toBe(0);
    expect(world.platform.dataverse.appliedWrites.size).toBe(MOVERS);
  });

  it('take no more memory at the end than at the beginning', () => {
    const early = samples.filter(({ done }) => done > 0 && done < SIZE / 4);
    const late = samples.filter(({ done }) => done > (SIZE * 3) / 4);
    expect(Math.min(early.length, late.length)).toBeGreaterThan(0);
    console.info(
      `runner: peak ${world.runner.peakMemoryBytes() / MB} MB; first quarter ${largest(early)}, last ${largest(late)}`,
    );
    expect(world.runner.peakMemoryBytes() / MB).toBeLessThan(PEAK_MAX_MB);
    expect(largest(late) - largest(early)).toBeLessThan(GROWTH_MAX_MB);
  });

  it('are left alone by a second sweep', async () => {
    const { run } = await validateEverything(world);
    expect(run.progress).toMatchObject({ jobsSent: 0, itemsSent: 0, counts: {} });
    expect(world.platform.dataverse.appliedWrites.size).toBe(MOVERS);
  });
});
