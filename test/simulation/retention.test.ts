import { removeOldProfiles } from '../../shared/jobs/remove-old-profiles.ts';
import { population } from './population.ts';
import { World } from './world.ts';

const DAY_MS = 86_400_000;

const left = async (world: World) =>
  (await world.profiles.listProfiles({ next: undefined, limit: 100 })).profiles.length;

describe('retention of profiles', () => {
  it('removes what no source has reported for as long, and nothing younger', async () => {
    const { observations, ...rest } = population({ size: 3 });
    const [oldest] = observations;
    if (oldest === undefined) throw new Error('nobody was observed');
    const long = { ...oldest, observedAt: '2024-10-31T00:00:00Z' as typeof oldest.observedAt }; // an instant as any other
    const world = await new World({ ...rest, observations: [long, ...observations.slice(1)] }).start();
    await removeOldProfiles(world.deps);
    expect(await left(world)).toBe(2);
    expect(world.telemetry.eventsOf('profiles.removed')).toEqual([{ profiles: 1 }]);
  });

  it('rests a week at the end, then begins again', async () => {
    const world = await new World(population({ size: 2 })).start();
    await removeOldProfiles(world.deps);
    world.nowMs += 6 * DAY_MS;
    await removeOldProfiles(world.deps);
    expect((await world.state.control.readCleanUp())?.doneOn).toBe('2026-11-01');
    world.nowMs += 2 * 365 * DAY_MS;
    await removeOldProfiles(world.deps);
    expect(await left(world)).toBe(0);
  });

  it('goes through many pages, one each time, and on after a restart', async () => {
    const world = await new World(population({ size: 5 })).start();
    const pages: (string | undefined)[] = [];
    const profiles: typeof world.deps.profiles = {
      ...world.profiles,
      listProfiles: async ({ next }) => {
        pages.push(next);
        return world.profiles.listProfiles({ next, limit: 2 });
      },
    };
    for (let tick = 0; tick < 4; tick += 1) await removeOldProfiles({ ...world.deps, profiles });
    expect(pages).toHaveLength(3);
    expect(pages[0]).toBeUndefined();
    expect(pages[2]).toBeDefined();
  });
});
