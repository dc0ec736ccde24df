import { instantSchema } from '../../shared/domain/calendar.ts';
import { aMove, anObservation } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

const newJobs = async (world: World, act: () => Promise<void> | void) => {
  const known = world.jobs().length;
  await act();
  await world.sweep();
  return world
    .jobs()
    .slice(known)
    .flatMap(({ items }) => items);
};

describe('Promise 3: a job says why', () => {
  it('reaches exactly the contacts of an account that was renamed', async () => {
    const world = await new World(population({ size: 6 })).start();
    const items = await newJobs(world, () => {
      world.crm.renameAccount({ accountId: accountIdOf(2), name: 'Entirely Different' });
    });
    expect(items).toEqual([
      { contactId: contactIdOf(2), cause: 'account', stamp: expect.any(String) as string },
    ]);
  });

  it('reaches exactly the contacts that a changed profile concerns', async () => {
    const { observations, ...rest } = population({ size: 6 });
    const world = await new World({ ...rest, observations }).start();
    const [, , third] = observations;
    const items = await newJobs(world, () => {
      world.source.observations.push(
        anObservation({
          ...third,
          observedAt: instantSchema.parse('2026-10-30T00:00:00Z'),
          positions: aMove({ from: 'Somewhere', to: 'Elsewhere' }),
        }),
      );
    });
    expect(items.map(({ contactId, cause }) => ({ contactId, cause }))).toEqual([
      { contactId: contactIdOf(3), cause: 'profile' },
    ]);
  });

  it('queues nothing for a profile that comes again unchanged', async () => {
    const { observations, ...rest } = population({ size: 6 });
    const world = await new World({ ...rest, observations }).start();
    expect(await newJobs(world, () => void world.source.observations.push(...observations))).toEqual([]);
  });

  it('drops an item once the snapshot carries its stamp', async () => {
    const world = await new World(population({ size: 1 })).start();
    const reads = world.crm.calls.readContacts;
    const [job] = world.queue.accepted.filter(({ queue }) => queue === 'validation');
    if (job === undefined) throw new Error('no job');
    await world.handle(job);
    expect(world.crm.calls.readContacts).toBe(reads);
  });
});
