import { claimLinkKey } from '../../shared/changes/claim-errand.ts';
import { erasePersons } from '../../shared/jobs/erase-persons.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

const nobody = { contactIds: [], profileUrls: [], emails: [] };
const by = { erasedBy: 'admin-1' };

const profilesOf = async (world: World) =>
  (await world.profiles.listProfiles({ next: undefined, limit: 100 })).profiles.length;

/** The source reports everybody once more, with something new. */
async function readAgain(world: World): Promise<void> {
  for (const observation of [...world.source.observations]) {
    world.source.observations.push({
      ...observation,
      city: 'Elsewhere',
      observedAt: '2026-10-30T00:00:00Z' as typeof observation.observedAt, // an instant as any other
    });
  }
  await world.sweep();
}

describe('erasing a person', () => {
  it('leaves nothing of a contact: snapshot, look-up keys, audit, departures, profile', async () => {
    const world = await new World(population({ size: 3, everyNth: 1 })).start();
    const id = contactIdOf(2);
    const before = await world.snapshot(id);
    expect(await erasePersons(world.deps, { ...nobody, contactIds: [id] }, by)).toEqual({
      contacts: 1,
      profiles: 1,
      organizationId: world.environment.organizationId,
    });
    expect(await world.snapshot(id)).toBeUndefined();
    const links = await world.state.links.listContacts(before?.lookUpKeys ?? []);
    expect([...links.values()].flat()).not.toContain(id);
    expect(await world.state.audit.listByContact(id)).toEqual([]);
    const accountId = before?.accountId;
    if (accountId === undefined) throw new Error('the contact had no account');
    expect(await world.state.accounts.listDepartures(accountId)).toEqual([]);
    expect(await profilesOf(world)).toBe(2);
    expect(world.crm.flag(id)).toBe(1);
  });

  it('leaves no departure from an account that the contact had left before', async () => {
    const world = await new World(population({ size: 3, everyNth: 1 })).start();
    const id = contactIdOf(2);
    world.crm.moveToAccount({ contactId: id, accountId: accountIdOf(3) });
    await world.sweep();
    await erasePersons(world.deps, { ...nobody, contactIds: [id] }, by);
    const departures = await Promise.all(
      [2, 3].map((n) => world.state.accounts.listDepartures(accountIdOf(n))),
    );
    expect(departures.flat().map(({ contactId }) => contactId)).toEqual([contactIdOf(3)]);
  });

  it('keeps the source from bringing the person back, and nobody else away', async () => {
    const world = await new World(population({ size: 3, everyNth: 1 })).start();
    await erasePersons(world.deps, { ...nobody, contactIds: [contactIdOf(2)] }, by);
    await readAgain(world);
    expect(await profilesOf(world)).toBe(2);
  });

  it('finds the person by the address of the profile, or by e-mail', async () => {
    const person = aPerson(1, { moved: true });
    const email = 'somebody@private.example';
    const world = new World({
      contacts: [person.contact],
      accounts: [person.account],
      observations: [{ ...person.observation, email }, aPerson(2).observation],
    });
    await world.start();
    await erasePersons(world.deps, { ...nobody, emails: ['Somebody@Private.example'] }, by);
    expect(await profilesOf(world)).toBe(1);
    const profileUrls = ['https://nl.linkedin.com/in/PERSON-2/'];
    expect(await erasePersons(world.deps, { ...nobody, profileUrls }, by)).toEqual({
      contacts: 0,
      profiles: 1,
      organizationId: world.environment.organizationId,
    });
    await readAgain(world);
    expect(await profilesOf(world)).toBe(0);
  });

  it('may be done twice', async () => {
    const world = await new World(population({ size: 1, everyNth: 1 })).start();
    const request = { ...nobody, contactIds: [contactIdOf(1)] };
    await erasePersons(world.deps, request, by);
    expect(await erasePersons(world.deps, request, by)).toEqual({
      contacts: 1,
      profiles: 0,
      organizationId: world.environment.organizationId,
    });
  });

  it('forgets who claimed the profile, by whatever the person was named', async () => {
    const world = await new World(population({ size: 1, everyNth: 1 })).start();
    const { claimKey } = (await world.snapshot(contactIdOf(1))) ?? {};
    if (claimKey === undefined) throw new Error('nobody claimed the profile');
    const claimants = async () =>
      [...(await world.state.links.listContacts([claimLinkKey(claimKey)])).values()].flat();
    expect(await claimants()).toEqual([contactIdOf(1)]);
    const profileUrls = [aPerson(1).observation.profileUrl ?? ''];
    await erasePersons(world.deps, { ...nobody, profileUrls }, by);
    expect(await claimants()).toEqual([]);
  });

  it('covers the rows that were merged into the one named', async () => {
    const [one, other] = [aPerson(1, { moved: true }), aPerson(2)];
    const twin = { ...one.contact, id: contactIdOf(3) };
    const world = await new World({
      contacts: [one.contact, other.contact, twin],
      accounts: [one.account, other.account],
      observations: [one.observation, other.observation],
    }).start();
    const loser = world.crm.contact(contactIdOf(1));
    if (loser === undefined) throw new Error('it exists');
    world.crm.saveContact({ ...loser, active: false, mergedInto: twin.id });
    await world.sweep();
    expect(await erasePersons(world.deps, { ...nobody, contactIds: [twin.id] }, by)).toMatchObject({
      contacts: 2,
    });
    expect((await world.snapshots()).map(({ contactId }) => contactId)).toEqual([contactIdOf(2)]);
    expect(await world.state.audit.listByContact(contactIdOf(1))).toEqual([]);
  });
});
