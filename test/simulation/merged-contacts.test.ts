import { instantSchema } from '../../shared/domain/calendar.ts';
import type { StoredFlag } from '../../shared/domain/flag.ts';
import { aMove } from '../builders/an-observation.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson } from './population.ts';
import { queuedBy } from './queued-by.ts';
import { World } from './world.ts';

const LOSER = contactIdOf(1);
const SURVIVOR = contactIdOf(3);
const mover = aPerson(1, { moved: true });
/** The same person once more under the same account, known by other columns. */
const twin = (flag: StoredFlag = null) => ({ ...mover.contact, id: SURVIVOR, jobTitle: 'Director', flag });
const bystander = aPerson(2);

const worldOf = (survivor = twin(), ignoreRule: 'untilNewEvidence' | 'forever' = 'untilNewEvidence') =>
  new World({
    contacts: [mover.contact, survivor, bystander.contact],
    accounts: [mover.account, bystander.account],
    observations: [mover.observation, bystander.observation],
    policy: { ignoreRule },
  });

/** As Dataverse does it: the loser turns inactive and names the survivor, whose row is written too. */
const merge = (world: World): void => {
  const loser = world.crm.contact(LOSER);
  const survivor = world.crm.contact(SURVIVOR);
  if (loser === undefined || survivor === undefined) throw new Error('both exist until they are merged');
  world.crm.saveContact({ ...loser, active: false, mergedInto: SURVIVOR });
  world.crm.saveContact(survivor);
};
const ignore = (world: World): void => {
  world.crm.setFlag({ contactId: LOSER, flag: 2 });
};

describe('a contact that loses a merge', () => {
  it('has itself and the survivor validated, and nobody else', async () => {
    const world = await worldOf().start();
    const queued = await queuedBy(world, () => {
      merge(world);
    });
    expect(queued).toEqual({ [LOSER]: ['contact'], [SURVIVOR]: ['merged'] });
    expect((await world.snapshot(LOSER))?.outcome).toEqual({ kind: 'skipped', reason: 'contact_merged' });
    expect(await queuedBy(world, () => undefined)).toEqual({});
  });

  it.each([
    ['set before the merge was seen', 0],
    ['known for long', 1],
  ])('leaves its Ignore to the survivor: %s', async (_when, sweepsBetween) => {
    const world = await worldOf().start();
    expect(world.crm.flag(SURVIVOR)).toBe(1);
    ignore(world);
    for (let sweep = 0; sweep < sweepsBetween; sweep += 1) await world.sweep();
    merge(world);
    await world.sweep();
    expect(world.crm.flag(SURVIVOR)).toBe(2);
    expect((await world.snapshot(SURVIVOR))?.outcome).toEqual({
      kind: 'ignored',
      reason: 'ignored_by_person',
    });
    const writes = world.crm.appliedWrites.length;
    world.crm.expireCursors();
    await world.sweep();
    expect(world.crm.appliedWrites).toHaveLength(writes);
  });

  it('ends in the same state whichever of the two jobs comes first, and however often', async () => {
    const flags = [];
    for (const pick of [0, -1]) {
      const world = await worldOf().start();
      ignore(world);
      merge(world);
      await world.sweep({ pick: (waiting) => (pick === 0 ? 0 : waiting.length - 1), times: 2 });
      const { outcome, dismissedKeys, mergedFrom } = (await world.snapshot(SURVIVOR)) ?? {};
      flags.push([world.crm.flag(SURVIVOR), outcome, dismissedKeys, mergedFrom]);
    }
    expect(flags[1]).toEqual(flags[0]);
  });

  it('does not overrule what a person then says of the survivor', async () => {
    const world = await worldOf().start();
    ignore(world);
    merge(world);
    await world.sweep();
    const redelivered = world.queue.accepted.filter(
      ({ queue, body }) => queue !== 'scan' && JSON.stringify(body).includes('merged'),
    );
    world.crm.setFlag({ contactId: SURVIVOR, flag: 0 });
    for (const message of redelivered) await world.deliver(message);
    await world.sweep();
    expect(redelivered).not.toEqual([]);
    expect(world.crm.flag(SURVIVOR)).toBe(0);
  });

  it('leaves a decision about evidence: a flag a person cleared is not raised on the survivor', async () => {
    const elsewhere = { ...twin(), parent: bystander.contact.parent };
    const flagOfSurvivor = async (decide: (world: World) => void) => {
      const world = await worldOf(elsewhere).start();
      decide(world);
      await world.sweep();
      merge(world);
      world.crm.saveContact({ ...twin(), parent: mover.contact.parent });
      await world.sweep();
      // A reading older than the move to the account would say nothing.
      world.todayText = '2026-11-10';
      world.source.observations.push({
        ...mover.observation,
        observedAt: instantSchema.parse('2026-11-09T00:00:00Z'),
      });
      world.crm.saveContact({ ...twin(), parent: mover.contact.parent, jobTitle: 'Director again' });
      await world.sweep();
      return world.crm.flag(SURVIVOR);
    };
    expect(await flagOfSurvivor(() => undefined)).toBe(1);
    expect(
      await flagOfSurvivor(({ crm }) => {
        crm.setFlag({ contactId: LOSER, flag: 0 });
      }),
    ).toBeNull();
  });

  it('leaves the survivor its links: a profile found by an address of the loser is still found', async () => {
    const alone = { ...twin(), email: 'other@quux.example', firstName: 'Robin' };
    delete alone.linkedInUrl;
    const world = worldOf(alone);
    world.source.observations.length = 0;
    const observation = { ...mover.observation, email: mover.contact.email ?? '' };
    delete observation.profileUrl;
    world.source.observations.push({
      ...observation,
      name: { given: 'R.', family: mover.contact.lastName ?? '' },
    });
    await world.start();
    expect((await world.snapshot(SURVIVOR))?.profileKey).toBeUndefined();
    merge(world);
    await world.sweep();
    const { profileKey } = (await world.snapshot(SURVIVOR)) ?? {};
    expect(profileKey).toBeDefined();
    world.crm.saveContact({ ...alone, jobTitle: 'Director again' });
    await world.sweep();
    expect((await world.snapshot(SURVIVOR))?.profileKey).toBe(profileKey);
  });

  it('leaves an Ignore for ever, against any evidence', async () => {
    const world = await worldOf(twin(), 'forever').start();
    ignore(world);
    merge(world);
    await world.sweep();
    world.source.observations.push({
      ...mover.observation,
      positions: aMove({ from: mover.account.name, to: 'Elsewhere Works', ended: '2026-09' }),
      observedAt: instantSchema.parse('2026-11-01T05:00:00Z'),
    });
    await world.sweep();
    expect(world.crm.flag(SURVIVOR)).toBe(2);
  });
});
