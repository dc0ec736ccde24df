import { instantSchema } from '../../shared/domain/calendar.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { World } from './world.ts';

const CONTACT = contactIdOf(4); // of a person who left the first account
const person = aPerson(4, { moved: true });

describe('a fresh reading that says the same', () => {
  it('is news for a contact whose profile was older than its account link, and for nobody else', async () => {
    const world = new World(population({ size: 6 }));
    world.crm.saveContact({ ...person.contact, parent: { kind: 'none' } });
    await world.start();
    world.todayText = '2026-11-06';
    world.crm.saveContact(person.contact);
    await world.sweep();
    const before = await world.snapshot(CONTACT);
    expect(before?.outcome.reason).toBe('profile_older_than_account_link');

    const readAgain = (day: string) => () => {
      const observedAt = instantSchema.parse(`${day}T08:00:00Z`);
      const again = population({ size: 6 }).observations.map((seen) => ({ ...seen, observedAt }));
      world.source.observations.push(...again);
    };
    expect(await queuedBy(world, readAgain('2026-11-04'))).toEqual({});
    world.todayText = '2026-11-08';
    expect(await queuedBy(world, readAgain('2026-11-07'))).toEqual({ [CONTACT]: ['reading'] });
    expect((await world.snapshot(CONTACT))?.outcome.kind).toBe('notAtCompany');
    expect(await queuedBy(world, readAgain('2026-11-08'))).toEqual({});
  });
});
