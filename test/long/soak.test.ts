import { readFileSync } from 'node:fs';
import { population } from '../simulation/population.ts';
import { startLocalWorld, type LocalWorld } from './local-world.ts';
import { validateEverything } from './validate-everything.ts';

/**
 * As many as the machine takes in about two minutes: Azurite looks through a whole table for each query of a partition,
 * so its time grows with the square of the size. What grows with the number of contacts shows at this size as well.
 */
const SIZE = 5000;
/** Fewer movers than the 500 new flags of a day. */
const EVERY_NTH = 12;
const MOVERS = Math.floor(SIZE / EVERY_NTH);

const MB = 1_000_000;
const PEAK_MAX = 400 * MB;

const people = population({ size: SIZE, everyNth: EVERY_NTH });

/** Resident memory now; where the system does not tell, the peak so far. */
function residentBytes({ runner }: LocalWorld): number {
  try {
    const pages = Number(readFileSync(`/proc/${runner.pid() ?? 0}/statm`, 'utf8').split(' ')[1]);
    return pages * 4096;
  } catch {
    return runner.peakMemoryBytes();
  }
}

it('tmp', async () => {
  const world = await startLocalWorld(people);
  try {
    const t = Date.now();
    const samples: [number, number, string][] = [];
    const first = await validateEverything(world, (run) => {
      samples.push([run.progress.itemsDone, Math.round(residentBytes(world) / MB), run.state]);
    });
    console.info(
      Date.now() - t,
      JSON.stringify(first.run),
      samples.filter((_, i) => i % 8 === 0).map((x) => x.join(' ')),
    );
    const t2 = Date.now();
    const second = await validateEverything(world);
    console.info(
      Date.now() - t2,
      JSON.stringify(second.run),
      JSON.stringify(await world.platform.measure(), null, 1),
      MOVERS,
      PEAK_MAX,
    );
  } finally {
    await world.stop();
  }
});
