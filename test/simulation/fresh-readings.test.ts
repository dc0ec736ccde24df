import { daySchema, instantSchema } from '../../shared/domain/calendar.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { World } from './world.ts';

const CONTACT = contactIdOf(4); // of a person who left the first account
const person = aPerson(4, { moved: true });

it('says nothing of a contact that was entered after the profile was read: the CRM knows better', async () => {
  const { contacts, accounts, observations } = population({ size: 4 });
  const flagOf = async (createdOn: string) => {
    const created = contacts.map((contact) => ({ ...contact, createdOn: daySchema.parse(createdOn) }));
    const world = await new World({ contacts: created, accounts, observations }).start();
    return [world.crm.flag(CONTACT), (await world.snapshot(CONTACT))?.outcome.reason];
  };
  expect(await flagOf('2026-10-20')).toEqual([null, 'profile_older_than_account_link']);
  expect(await flagOf('2026-10-10')).toEqual([1, 'position_ended']);
});

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
