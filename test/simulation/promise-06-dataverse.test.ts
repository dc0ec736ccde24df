import { claimLinkKey } from '../../shared/changes/claim-errand.ts';
import { contactLookUpKeys } from '../../shared/changes/look-up-keys.ts';
import { profileKeyOf } from '../../shared/changes/profile-key.ts';
import { daySchema } from '../../shared/domain/calendar.ts';
import { RetryLater } from '../../shared/domain/failures.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

/** The rooms that still know of the contact, of all that were ever told of it. */
async function leftOf(world: World, id: ContactId): Promise<string[]> {
  const { links, due, holds, scope, accounts, parked } = world.state;
  const person = aPerson(Number(id.slice(-12)), { moved: true });
  const secret = world.deps.lookUpSecret;
  const keys = [
    ...contactLookUpKeys(person.contact, { secret }),
    claimLinkKey(profileKeyOf(person.observation)),
  ];
  const page = { next: undefined, limit: 100 };
  const rows = {
    snapshots: await world.snapshots(),
    links: [...(await links.listContacts(keys)).values()],
    due: await due.listDue({ ...page, until: daySchema.parse('2036-01-01') }),
    holds: await holds.listWaiting(page),
    edges: await scope.listContactsOfAccount({ ...page, accountId: person.account.id }),
    departures: await accounts.listDepartures(person.account.id),
    parked: await parked.listParked(page),
  };
  return Object.entries(rows).flatMap(([room, content]) =>
    JSON.stringify(content).includes(id) ? [room] : [],
  );
}

describe('Promise 6: Dataverse is written on a condition', () => {
  it('reads and decides again when somebody was faster (412)', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    await world.enable();
    world.crm.beforeNextWrite(() => {
      world.crm.saveContact({ ...aPerson(1, { moved: true }).contact, flag: 2 });
    });
    await world.drain();
    expect(world.crm.flag(contactIdOf(1))).toBe(2);
    expect(world.crm.appliedWrites).toHaveLength(0);
  });

  it('removes everything it holds of a contact that is gone (404)', async () => {
    const world = await new World(population({ size: 2 })).start();
    const keys = (await world.snapshot(contactIdOf(1)))?.lookUpKeys ?? [];
    expect([...(await world.state.links.listContacts(keys)).values()].flat()).toContain(contactIdOf(1));
    world.crm.removeContact(contactIdOf(1));
    await world.sweep();
    expect(await world.snapshot(contactIdOf(1))).toBeUndefined();
    expect([...(await world.state.links.listContacts(keys)).values()].flat()).not.toContain(contactIdOf(1));
    expect(await world.snapshot(contactIdOf(2))).toBeDefined();
  });

  it('does so too when a write was under way, and when the first was refused', async () => {
    const world = new World(population({ size: 2, everyNth: 1 }));
    world.crm.answerWrites(contactIdOf(2), { kind: 'refused', code: '0x80040265' });
    await world.enable();
    await world.drain();
    const dying = new World(population({ size: 1, everyNth: 1 }));
    await dying.enable();
    const writeFlags = dying.crm.writeFlags.bind(dying.crm);
    dying.crm.writeFlags = async () => {
      dying.crm.removeContact(contactIdOf(1));
      throw new RetryLater('dataverse_unavailable');
    };
    await dying.drain();
    dying.crm.writeFlags = writeFlags;
    world.crm.removeContact(contactIdOf(2));
    for (const [gone, id] of [
      [dying, contactIdOf(1)],
      [world, contactIdOf(2)],
    ] as const) {
      await gone.sweep();
      expect(await leftOf(gone, id)).toEqual([]);
    }
  });

  it('never writes 0 over null, nor a value that is there', async () => {
    const stayed = await new World(population({ size: 3, everyNth: 9 })).start();
    expect(stayed.crm.appliedWrites).toEqual([]);
    expect(stayed.crm.flag(contactIdOf(1))).toBeNull();

    const { contact, account, observation } = aPerson(1, { moved: true });
    const left = new World({
      contacts: [{ ...contact, flag: 1 }],
      accounts: [account],
      observations: [observation],
    });
    await left.start();
    expect(left.crm.appliedWrites).toEqual([]);
  });
});
