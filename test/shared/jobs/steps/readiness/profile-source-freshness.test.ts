import { instantSchema } from '../../../../../shared/domain/calendar.ts';
import { checkProfileSource } from '../../../../../shared/jobs/steps/readiness/check-inputs.ts';
import { anObservation } from '../../../../builders/an-observation.ts';
import { population } from '../../../../simulation/population.ts';
import { World } from '../../../../simulation/world.ts';

const { signal } = new AbortController();
const DAY_MS = 86_400_000;

/** A source of profiles of these ages, in this order. */
function worldOf(agesInDays: readonly number[]): World {
  const world = new World(population({ size: 0 }));
  world.source.observations.length = 0;
  const now = world.deps.clock.now().getTime();
  for (const [index, age] of agesInDays.entries()) {
    const observedAt = instantSchema.parse(new Date(now - age * DAY_MS).toISOString());
    world.source.observations.push(anObservation({ personKey: `p${index}`, observedAt }));
  }
  return world;
}

const stale = (count: number): number[] => Array.from({ length: count }, (_, index) => 200 + (index % 50));
const checkOf = (ages: readonly number[]) => checkProfileSource(worldOf(ages).deps, signal);

it('passes when the only fresh profile lies behind a thousand stale ones', async () => {
  const check = await checkOf([...stale(1_000), 3]);
  expect(check).toMatchObject({ state: 'pass', detail: 'It answers; a profile is 3 days old.' });
});

it('says of a stale source that all its profiles were looked at', async () => {
  const check = await checkOf([...stale(700), 95]);
  expect(check.state).toBe('unknown');
  expect(check.detail).toBe('It answers; the newest of all its profiles is 95 days old.');
});

it('looks no further than 20,000 stale profiles, and says so', async () => {
  const check = await checkOf([...stale(20_000), 3]);
  expect(check.state).toBe('unknown');
  expect(check.detail).toBe('It answers; the newest of the first 20000 it holds is 200 days old.');
});

it('knows an empty source from a stale one', async () => {
  const check = await checkOf([]);
  expect(check).toMatchObject({ state: 'unknown', detail: 'It answers, and holds no profile.' });
});
