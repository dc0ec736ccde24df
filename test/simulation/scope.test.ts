import { instantSchema } from '../../shared/domain/calendar.ts';
import { connectionIdSchema, opportunityIdSchema } from '../../shared/domain/ids.ts';
import { contactIdOf, userIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

const OPPORTUNITY = opportunityIdSchema.parse('44444444-0000-4000-8000-000000000001');
const CONNECTION = connectionIdSchema.parse('55555555-0000-4000-8000-000000000001');
const SYNCING = userIdOf(1);
const STRANGER = userIdOf(9);

/** A mover whose contact and account belong to somebody who does not sync. */
const person = aPerson(1, { moved: true });
const seed = {
  contacts: [{ ...person.contact, ownerId: STRANGER }],
  accounts: [{ ...person.account, ownerId: STRANGER }],
  observations: [person.observation],
};
const flagAfter = async (world: World): Promise<unknown> => {
  await world.start();
  return world.crm.flag(contactIdOf(1));
};

describe('the scope', () => {
  it('leaves out a contact nobody who syncs has to do with', async () => {
    const world = new World(seed);
    expect(await flagAfter(world)).toBeNull();
    expect(await world.snapshots()).toEqual([]);
  });

  it('takes in a contact whose account belongs to a syncing user', async () => {
    const accounts = [{ ...person.account, ownerId: SYNCING }];
    expect(await flagAfter(new World({ ...seed, accounts }))).toBe(1);
  });

  it('takes in a contact of a team with a syncing member', async () => {
    const teamMemberships = [{ teamId: STRANGER, userId: SYNCING }];
    expect(await flagAfter(new World({ ...seed, teamMemberships }))).toBe(1);
  });

  it.each([
    ['its primary contact', { contactIds: [contactIdOf(1)] }, []],
    [
      'a stakeholder',
      { contactIds: [] },
      [{ id: CONNECTION, opportunityId: OPPORTUNITY, contactId: contactIdOf(1), active: true }],
    ],
  ])(
    'takes in a contact that is %s of an open opportunity, not of a closed one',
    async (_role, deal, stakeholders) => {
      const opportunity = { id: OPPORTUNITY, ownerId: SYNCING, ...deal };
      const withDeal = (open: boolean) =>
        new World({ ...seed, opportunities: [{ ...opportunity, open }], stakeholders });
      expect(await flagAfter(withDeal(true))).toBe(1);
      expect(await flagAfter(withDeal(false))).toBeNull();
    },
  );

  it('notices an opportunity that comes later, although the contact did not change', async () => {
    const world = await new World(seed).start();
    world.crm.saveOpportunity({
      id: OPPORTUNITY,
      ownerId: SYNCING,
      open: true,
      contactIds: [contactIdOf(1)],
    });
    await world.sweep();
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
  });

  const joined = { id: CONNECTION, opportunityId: OPPORTUNITY, contactId: contactIdOf(1) };
  it.each<[string, (world: World) => void]>([
    [
      'its opportunity is deleted',
      ({ crm }) => {
        crm.removeOpportunity(OPPORTUNITY);
      },
    ],
    [
      'its stakeholder connection is deleted',
      ({ crm }) => {
        crm.removeStakeholder(CONNECTION);
      },
    ],
    [
      'its stakeholder connection ends',
      ({ crm }) => {
        crm.saveStakeholder({ ...joined, active: false });
      },
    ],
  ])('finds at its next validation that %s', async (_end, end) => {
    const { observation, ...stayed } = aPerson(1);
    const contact = { ...stayed.contact, ownerId: STRANGER };
    const world = await new World({
      contacts: [contact],
      accounts: [{ ...stayed.account, ownerId: STRANGER }],
      observations: [observation],
      opportunities: [{ id: OPPORTUNITY, ownerId: SYNCING, open: true, contactIds: [] }],
      stakeholders: [{ ...joined, active: true }],
    }).start();
    expect((await world.snapshot(contactIdOf(1)))?.outcome.kind).toBe('verified');
    end(world);
    world.crm.saveContact({ ...contact, jobTitle: 'Director' });
    await world.sweep();
    expect((await world.snapshot(contactIdOf(1)))?.outcome.reason).toBe('out_of_scope');
  });

  it('keeps a contact while a 1 of ours stands, so that it is taken back when the person turns out to be there', async () => {
    const world = await new World({
      ...seed,
      contacts: [person.contact],
      accounts: [person.account],
    }).start();
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
    world.crm.saveAccount({ ...person.account, ownerId: STRANGER });
    world.crm.saveContact({ ...person.contact, flag: 1, ownerId: STRANGER });
    await world.sweep();
    world.source.observations.push({
      ...person.observation,
      positions: [{ companyName: person.account.name, title: 'Engineer' }],
      observedAt: instantSchema.parse('2026-10-20T00:00:00Z'),
    });
    await world.sweep();
    expect(world.crm.flag(contactIdOf(1))).toBe(0);
    expect((await world.snapshot(contactIdOf(1)))?.outcome.kind).toBe('verified');
  });

  it('finds a contact that left the scope at its next validation, and keeps its value', async () => {
    const stayed = aPerson(2);
    const world = await new World({
      contacts: [stayed.contact],
      accounts: [stayed.account],
      observations: [stayed.observation],
    }).start();
    world.crm.saveAccount({ ...stayed.account, ownerId: STRANGER });
    world.crm.saveContact({ ...stayed.contact, ownerId: STRANGER, jobTitle: 'Changed too' });
    await world.sweep();
    expect((await world.snapshot(contactIdOf(2)))?.outcome).toEqual({
      kind: 'skipped',
      reason: 'out_of_scope',
    });
  });
});
