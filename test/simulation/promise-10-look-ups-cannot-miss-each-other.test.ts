import { contactIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

/** One contact, one profile that arrives while the contact is being validated. */
const person = aPerson(1, { moved: true });
const seed = { contacts: [person.contact], accounts: [person.account] };

/** A world whose profile arrives, as a sweep of its own, when the given step begins. */
async function arrivingAt(step: 'addLinks' | 'findByLookUpKeys' | 'saveSnapshots'): Promise<World> {
  const world = await new World(seed).start();
  world.crm.saveContact({ ...person.contact, jobTitle: 'Changed' });
  let arrived = false;
  const arrive = async (): Promise<void> => {
    if (arrived) return;
    arrived = true;
    world.source.observations.push(person.observation);
    // The sweep's pages run to their end while the job stands still; what they queue waits.
    await world.drainPages();
  };
  world.interfere = (deps) => wrap(deps, step, arrive);
  await world.sweep();
  world.interfere = (deps) => deps;
  await world.sweep();
  return world;
}

function wrap<Deps extends object>(deps: Deps, step: string, arrive: () => Promise<void>): Deps {
  const intercept = (room: object): object =>
    new Proxy(room, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (name !== step || typeof member !== 'function') return member;
        return async (...args: unknown[]): Promise<unknown> => {
          await arrive();
          return Reflect.apply(member, target, args);
        };
      },
    });
  const rooms = new Set(['links', 'profiles', 'snapshots']);
  return Object.fromEntries(
    Object.entries(deps).map(([name, room]: [string, object]) => [
      name,
      rooms.has(name) ? intercept(room) : room,
    ]),
  ) as Deps; // same keys, same shapes
}

describe('Promise 10: look-ups cannot miss each other', () => {
  it.each(['addLinks', 'findByLookUpKeys', 'saveSnapshots'] as const)(
    'finds a profile that arrives just before %s',
    async (step) => {
      const world = await arrivingAt(step);
      expect((await world.snapshot(contactIdOf(1)))?.outcome.kind).toBe('notAtCompany');
      expect(world.crm.flag(contactIdOf(1))).toBe(1);
    },
  );

  it('finds a profile that came long before its contact, and a contact that came long before its profile', async () => {
    const profileFirst = new World({ accounts: [person.account], observations: [person.observation] });
    await profileFirst.start();
    profileFirst.crm.saveContact(person.contact);
    await profileFirst.sweep();
    expect(profileFirst.crm.flag(contactIdOf(1))).toBe(1);

    const contactFirst = await new World(seed).start();
    contactFirst.source.observations.push(person.observation);
    await contactFirst.sweep();
    expect(contactFirst.crm.flag(contactIdOf(1))).toBe(1);
  });
});
