import { connectionIdSchema, opportunityIdSchema } from '../../shared/domain/ids.ts';
import { contactIdOf, userIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { ProcessKilled, World } from './world.ts';

const DEAL = opportunityIdSchema.parse('44444444-0000-4000-8000-000000000001');
const CONNECTION = connectionIdSchema.parse('55555555-0000-4000-8000-000000000001');
const SYNCING = userIdOf(1);
const STRANGER = userIdOf(9);

/** Contact 1 is nobody's; contact 2 has been validated and must not be again. */
const stranger = aPerson(1, { moved: true });
const known = aPerson(2);
const users = [{ id: SYNCING }];
const seed = () => ({
  users,
  contacts: [{ ...stranger.contact, ownerId: STRANGER }, known.contact],
  accounts: [{ ...stranger.account, ownerId: STRANGER }, known.account],
  observations: [stranger.observation, known.observation],
  opportunities: [{ id: DEAL, ownerId: SYNCING, open: false, contactIds: [contactIdOf(1), contactIdOf(2)] }],
});
const ENTERED = [contactIdOf(1)];

describe('entering the scope brings in a contact that was never validated, and nothing else', () => {
  it.each<[string, (world: World) => void]>([
    [
      'its owner changes',
      ({ crm }) => {
        crm.saveContact({ ...stranger.contact, ownerId: SYNCING });
      },
    ],
    [
      "its account's owner changes",
      ({ crm }) => {
        crm.saveAccount({ ...stranger.account, ownerId: SYNCING });
      },
    ],
    [
      'an opportunity is opened',
      ({ crm }) => {
        crm.saveOpportunity({
          id: DEAL,
          ownerId: SYNCING,
          open: true,
          contactIds: [contactIdOf(1), contactIdOf(2)],
        });
      },
    ],
    [
      'a stakeholder is added',
      ({ crm }) => {
        crm.saveOpportunity({ id: DEAL, ownerId: SYNCING, open: true, contactIds: [contactIdOf(2)] });
        const joined = { opportunityId: DEAL, contactId: contactIdOf(1), active: true };
        crm.saveStakeholder({ id: CONNECTION, ...joined });
      },
    ],
  ])('when %s', async (_change, change) => {
    const world = await new World(seed()).start();
    expect(await world.snapshot(contactIdOf(1))).toBeUndefined();
    const queued = await queuedBy(world, () => {
      change(world);
    });
    expect(Object.keys(queued)).toEqual(ENTERED);
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it.each<[string, { ownerId: typeof SYNCING; contactIds: number[] }, object]>([
    ['the contact', { ownerId: SYNCING, contactIds: [2] }, { contactIds: ENTERED }],
    ['the owner', { ownerId: STRANGER, contactIds: [1, 2] }, { ownerId: SYNCING }],
  ])('when %s of an open opportunity changes', async (_what, { ownerId, contactIds }, change) => {
    const deal = { id: DEAL, ownerId, open: true, contactIds: contactIds.map(contactIdOf) };
    const world = await new World({ ...seed(), opportunities: [deal] }).start();
    const queued = await queuedBy(world, () => {
      world.crm.saveOpportunity({ ...deal, ...change });
    });
    expect(Object.keys(queued)).toEqual(ENTERED);
  });

  it('when a user joins a team, whose membership no change tracking tells', async () => {
    const teamMemberships = [{ teamId: userIdOf(50), userId: userIdOf(8) }];
    const world = await new World({ ...seed(), teamMemberships }).start();
    const queued = await queuedBy(world, () => {
      world.crm.saveContact({ ...stranger.contact, ownerId: userIdOf(50) });
    });
    expect(queued).toEqual({});
    const joined = await queuedBy(world, () =>
      teamMemberships.push({ teamId: userIdOf(50), userId: SYNCING }),
    );
    expect(Object.keys(joined)).toEqual(ENTERED);
  });

  it('when a user begins to sync; one who stops is found at the next validation alone', async () => {
    const circle = [{ id: SYNCING }];
    const world = await new World({ ...seed(), users: circle }).start();
    const joined = await queuedBy(world, () => circle.push({ id: STRANGER }));
    expect(Object.keys(joined)).toEqual(ENTERED);
    expect(await queuedBy(world, () => circle.shift())).toEqual({});
    const outcome = (await world.snapshot(contactIdOf(2)))?.outcome;
    expect(outcome).toEqual({ kind: 'verified', reason: 'still_there' });
  });

  it('when a user begins to sync, without losing who was deleted meanwhile or asking for all ids', async () => {
    const circle = [{ id: SYNCING }];
    const world = await new World({ ...seed(), users: circle, pageSize: 1 }).start();
    world.crm.listExisting = async () => {
      throw new Error('the link tells of deletions');
    };
    const queued = await queuedBy(world, () => {
      circle.push({ id: STRANGER });
      world.crm.removeContact(contactIdOf(2));
    });
    expect(Object.keys(queued).sort()).toEqual([contactIdOf(1), contactIdOf(2)]);
    expect(await world.snapshot(contactIdOf(2))).toBeUndefined();
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it('also after a crash between the change of an owner and its jobs', async () => {
    const world = await new World(seed()).start();
    world.crm.saveAccount({ ...stranger.account, ownerId: SYNCING });
    const addJobs = world.state.runs.addJobs.bind(world.state.runs);
    let killed = false;
    world.state.runs.addJobs = async (jobs) => {
      // Pages that found nobody book nothing: not there.
      if (jobs.length === 0 || killed) return addJobs(jobs);
      killed = true;
      throw new ProcessKilled('before the jobs are booked');
    };
    await world.sweep();
    expect(killed).toBe(true);
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
  });
});
