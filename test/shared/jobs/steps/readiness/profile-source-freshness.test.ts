import { instantSchema } from '../../../../../shared/domain/calendar.ts';
import { removeOldProfiles } from '../../../../../shared/jobs/remove-old-profiles.ts';
import { checkProfileSource } from '../../../../../shared/jobs/steps/readiness/check-inputs.ts';
import { anObservation } from '../../../../builders/an-observation.ts';
import { World } from '../../../../simulation/world.ts';

const { signal } = new AbortController();
const DAY_MS = 86_400_000;
/** More than readiness reads of a source that no sweep has read. */
const MANY = 20_500;

/** Profiles of these ages arrive, in this order. */
function observe(world: World, agesInDays: readonly number[]): World {
  const from = world.source.observations.length;
  for (const [index, age] of agesInDays.entries()) {
    const observedAt = instantSchema.parse(new Date(world.nowMs - age * DAY_MS).toISOString());
    world.source.observations.push(anObservation({ personKey: `p${from + index}`, observedAt }));
  }
  return world;
}

const worldOf = (agesInDays: readonly number[]): World => observe(new World({}), agesInDays);
const stale = (count: number): number[] => Array.from({ length: count }, (_, index) => 200 + (index % 50));

/** What readiness says of the source, and how many profiles it read for that. */
async function ask(world: World) {
  let looked = 0;
  const source: typeof world.source.readPage = async (request) => {
    const page = await world.source.readPage(request);
    looked += page.observations.length;
    return page;
  };
  const { state, detail } = await checkProfileSource({ ...world.deps, source: { readPage: source } }, signal);
  return { state, detail, looked };
}

describe('the profile source in readiness, before the first sweep', () => {
  it('passes when the only fresh profile lies behind a thousand stale ones', async () => {
    const { state, detail } = await ask(worldOf([...stale(1_000), 3]));
    expect([state, detail]).toEqual(['pass', 'It answers; a profile is 3 days old.']);
  });

  it('says of a stale source that all its profiles were looked at', async () => {
    const { state, detail } = await ask(worldOf([...stale(700), 95]));
    expect(state).toBe('unknown');
    expect(detail).toBe('It answers; the newest of all its profiles is 95 days old.');
  });

  it('looks no further than 20,000 stale profiles, and says so', async () => {
    const { state, detail } = await ask(worldOf([...stale(20_000), 3]));
    expect(state).toBe('unknown');
    expect(detail).toBe('It answers; the newest of the first 20000 it holds is 200 days old.');
  });

  it('knows an empty source from a stale one', async () => {
    expect(await ask(worldOf([]))).toMatchObject({
      state: 'unknown',
      detail: 'It answers, and holds no profile.',
    });
  });

  it('takes an observation from the future for one of today, and an hour of another zone for its instant', async () => {
    expect((await ask(worldOf([-400]))).detail).toBe('It answers; a profile is 0 days old.');
    const world = worldOf([]);
    world.source.observations.push(
      anObservation({ personKey: 'a', observedAt: instantSchema.parse('2026-10-30T23:00:00-12:00') }),
      anObservation({ personKey: 'b', observedAt: instantSchema.parse('2026-10-31T05:00:00+12:00') }),
    );
    world.nowMs = Date.parse('2026-11-01T18:00:00Z');
    expect((await ask(world)).detail).toBe('It answers; a profile is 1 days old.');
    world.source.observations.shift();
    expect((await ask(world)).detail).toBe('It answers; a profile is 2 days old.');
  });
});

describe('the profile source in readiness, once sweeps have read it', () => {
  it('knows the newest of any number of profiles, and reads none of them again', async () => {
    const world = await worldOf([...stale(MANY), 3]).start();
    expect(await ask(world)).toEqual({
      state: 'pass',
      detail: 'It answers; a profile is 3 days old.',
      looked: 0,
    });
    world.nowMs += 100 * DAY_MS;
    expect(await ask(world)).toEqual({
      state: 'unknown',
      detail: 'It answers; the newest of all its profiles is 103 days old.',
      looked: 0,
    });
  });

  it('sees what has come since the last sweep, fresh or stale', async () => {
    const world = await worldOf(stale(3)).start();
    observe(world, [180]);
    expect(await ask(world)).toMatchObject({
      detail: expect.stringContaining('180 days old') as string,
      looked: 1,
    });
    observe(world, [2]);
    expect(await ask(world)).toMatchObject({ state: 'pass', looked: 2 });
    await world.sweep();
    expect(await ask(world)).toMatchObject({ state: 'pass', looked: 0 });
  });

  it('says of more than it looks at how far it has looked', async () => {
    const world = await worldOf(stale(3)).start();
    observe(world, stale(MANY));
    const { detail } = await ask(world);
    expect(detail).toBe('It answers; the newest of those read and 20000 more is 200 days old.');
  });

  it('still asks the source whether it answers', async () => {
    const world = await worldOf([3]).start();
    world.source.failNext(new Error('the folder is gone'));
    await expect(ask(world)).rejects.toThrow('the folder is gone');
  });
});

describe('a deployment whose sweeps noted no newest profile', () => {
  /** As an earlier version left it: everything was read, and nothing of it noted. */
  async function earlierWorld(agesInDays: readonly number[]): Promise<World> {
    const world = await worldOf(agesInDays).start();
    const { control } = world.state;
    let noted: Awaited<ReturnType<typeof control.readNewestProfileAt>>;
    world.interfere = (deps) => ({
      ...deps,
      control: {
        ...control,
        readNewestProfileAt: async () => noted,
        noteProfileAt: async (at: NonNullable<typeof noted>) => {
          noted = at;
        },
      },
    });
    return world;
  }

  it('reads the source from its beginning, and takes no news for the newest of all', async () => {
    const world = await earlierWorld([...stale(2), 40]);
    observe(world, [150]);
    await world.sweep();
    expect(await ask(world)).toEqual({
      state: 'pass',
      detail: 'It answers; a profile is 40 days old.',
      looked: 4,
    });
  });

  it('knows it once the clean-up has gone through the index from its beginning', async () => {
    const world = await earlierWorld([...stale(2), 40]);
    await world.state.control.saveCleanUp({ next: '1' }); // midway when the version changed
    await removeOldProfiles(world.deps);
    expect(await ask(world)).toMatchObject({ looked: 3 });
    world.nowMs += 8 * DAY_MS;
    await removeOldProfiles(world.deps);
    expect(await ask(world)).toEqual({
      state: 'pass',
      detail: 'It answers; a profile is 48 days old.',
      looked: 0,
    });
  });
});
