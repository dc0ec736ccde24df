import fc from 'fast-check';
import { claimLinkKey } from '../../shared/changes/claim-errand.ts';
import { profileKeyOf } from '../../shared/changes/profile-key.ts';
import { erasePersons } from '../../shared/jobs/erase-persons.ts';
import { removeOldProfiles } from '../../shared/jobs/remove-old-profiles.ts';
import { aContact, anAccount } from '../builders/a-contact.ts';
import { aMove, anObservation } from '../builders/an-observation.ts';
import { contactIdOf, accountIdOf } from '../builders/ids.ts';
import type { ContactSeed } from '../doubles/crm/crm-double.ts';
import { KillAtCall } from './kill-at-call.ts';
import { endState, World } from './world.ts';

/** Contacts 1, 2 … of one unusual name, each under its own account and without any address. */
const NAME = { firstName: 'Quendrilla', lastName: 'Vostermanck' };
const COMPANIES = ['Contoso', 'Fabrikam', 'Tailspin'];

const byName = (number: number): ContactSeed => {
  const { email, linkedInUrl, ...rest } = aContact({ id: contactIdOf(number), ...NAME });
  return { ...rest, parent: { kind: 'account', accountId: accountIdOf(number) } };
};
const accounts = COMPANIES.map((name, index) => {
  const { website, ...rest } = anAccount({ id: accountIdOf(index + 1), name });
  return rest;
});
/** She left Contoso for Fabrikam. */
const profile = anObservation({
  name: { given: NAME.firstName, family: NAME.lastName },
  profileUrl: 'https://www.linkedin.com/in/quendrilla-v',
  positions: aMove({}),
});
const worldOf = (...numbers: number[]): World =>
  new World({ accounts, contacts: numbers.map(byName), observations: [profile] });

const UNKNOWN = { kind: 'notMatched' };
const AMBIGUOUS = { kind: 'uncertain', reason: 'ambiguous_identity' };
const outcomeOf = async (world: World, number: number) =>
  (await world.snapshot(contactIdOf(number)))?.outcome;
const flagged = (world: World, number: number): boolean => world.crm.flag(contactIdOf(number)) === 1;

/** Without what tells the order in which it came: a flag set and taken back leaves 0 and two audit rows. */
async function restOf(world: World): Promise<object> {
  const { snapshots } = (await endState(world)) as { snapshots: { writes: number; flag: number | null }[] };
  return snapshots.map(({ writes, flag, ...rest }) => ({ ...rest, flagged: flag === 1, flagOwner: '' }));
}

describe('One profile is one contact, where the name alone links them', () => {
  it('flags the only contact of a name, and none of two who both fit', async () => {
    const one = await worldOf(1).start();
    expect([await outcomeOf(one, 1), flagged(one, 1)]).toMatchObject([{ kind: 'notAtCompany' }, true]);
    const two = await worldOf(1, 2).start();
    expect([await outcomeOf(two, 1), await outcomeOf(two, 2)]).toEqual([AMBIGUOUS, AMBIGUOUS]);
    expect([flagged(two, 1), flagged(two, 2)]).toEqual([false, false]);
  });

  it('pays no heed to a contact of the name that has no claim to the profile', async () => {
    const world = await worldOf(1, 3).start();
    expect([flagged(world, 1), flagged(world, 3)]).toEqual([true, false]);
  });

  it('takes a flag back when a second contact of the name arrives, whose page came later', async () => {
    const world = await worldOf(1).start();
    world.crm.saveContact(byName(2));
    await world.sweep();
    expect(await outcomeOf(world, 1)).toEqual(AMBIGUOUS);
    expect(world.crm.flag(contactIdOf(1))).toBe(0);
    expect(await restOf(world)).toEqual(await restOf(await worldOf(1, 2).start()));
  });

  it('judges the first again when the second is deleted, or turns out to be somebody else', async () => {
    const deleted = await worldOf(1, 2).start();
    deleted.crm.removeContact(contactIdOf(2));
    await deleted.sweep();
    expect(flagged(deleted, 1)).toBe(true);

    const renamed = await worldOf(1, 2).start();
    renamed.crm.saveContact({ ...byName(2), firstName: 'Ottokar' });
    await renamed.sweep();
    expect(flagged(renamed, 1)).toBe(true);
  });

  it('judges the other again when one is erased, or the profile, or its time is over', async () => {
    const nobody = { contactIds: [], profileUrls: [], emails: [] };
    const by = { erasedBy: 'admin-1' };
    const contact = await worldOf(1, 2).start();
    await erasePersons(contact.deps, { ...nobody, contactIds: [contactIdOf(2)] }, by);
    await contact.drain();
    expect(flagged(contact, 1)).toBe(true);

    const person = await worldOf(1, 2).start();
    const profileUrls = [profile.profileUrl ?? ''];
    await erasePersons(person.deps, { ...nobody, profileUrls }, by);
    await person.drain();
    expect([await outcomeOf(person, 1), await outcomeOf(person, 2)]).toMatchObject([UNKNOWN, UNKNOWN]);

    const aged = await worldOf(1, 2).start();
    aged.nowMs += 3 * 365 * 86_400_000;
    await removeOldProfiles(aged.deps);
    await aged.drain();
    expect([await outcomeOf(aged, 1), await outcomeOf(aged, 2)]).toMatchObject([UNKNOWN, UNKNOWN]);
  });

  it('finds out about an erasure while validation was off once it is on again', async () => {
    const world = await worldOf(1, 2).start();
    await world.enable('off');
    const request = { contactIds: [], profileUrls: [profile.profileUrl ?? ''], emails: [] };
    await erasePersons(world.deps, request, { erasedBy: 'admin-1' });
    expect(world.queue.waiting).toEqual([]);
    await world.enable('on');
    await world.drain();
    expect(await outcomeOf(world, 1)).toMatchObject(UNKNOWN);
    const claims = await world.state.links.listContacts([claimLinkKey(profileKeyOf(profile))]);
    expect([...claims.values()].flat()).toEqual([]);
  });

  it('finds out likewise about a claimant who was erased, and deleted, while validation was off', async () => {
    const world = await worldOf(1, 2).start();
    await world.enable('off');
    const request = { contactIds: [contactIdOf(2)], profileUrls: [], emails: [] };
    await erasePersons(world.deps, request, { erasedBy: 'admin-1' });
    world.crm.removeContact(contactIdOf(2));
    await world.enable('on');
    await world.drain();
    expect(flagged(world, 1)).toBe(true);
  });

  it('takes two contacts with the address of one profile for duplicates, each with its own account', async () => {
    const linkedInUrl = profile.profileUrl ?? '';
    const contacts = [1, 2].map((number) => ({ ...byName(number), linkedInUrl }));
    const world = await new World({ accounts, contacts, observations: [profile] }).start();
    expect([flagged(world, 1), flagged(world, 2)]).toEqual([true, false]);
    expect(await outcomeOf(world, 2)).toEqual({ kind: 'verified', reason: 'still_there' });
  });

  it('ends the same in any order', async () => {
    const expected = await restOf(await worldOf(1, 2, 3).start());
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1000)), fc.boolean(), async (order, late) => {
        const world = late ? worldOf(3, 2) : worldOf(2, 1, 3);
        const pick = (waiting: readonly unknown[]) => (order.next().value ?? 0) % waiting.length;
        await world.start({ times: 2, pick });
        if (late) world.crm.saveContact(byName(1));
        await world.sweep({ pick });
        expect(await restOf(world)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it.each(['before', 'after'] as const)('ends the same when the process dies %s any call', async (moment) => {
    const expected = await restOf(await worldOf(1, 2).start());
    const dry = new KillAtCall({ at: 0, moment });
    const counted = await worldOf(1).start();
    counted.crm.saveContact(byName(2));
    counted.interfere = dry.interfere;
    await counted.sweep();
    for (let at = 1; at <= dry.calls; at += 1) {
      const world = await worldOf(1).start();
      world.crm.saveContact(byName(2));
      world.interfere = new KillAtCall({ at, moment }).interfere;
      await world.sweep().catch(() => undefined); // the call that starts the sweep may die as well
      world.nowMs += 11 * 60_000;
      await world.tick();
      await world.drain();
      await world.sweep();
      expect(await restOf(world)).toEqual(expected);
    }
  });

  it('asks a contact that is on record for a profile it no longer claims, and forgets the record', async () => {
    const world = await worldOf(1, 3).start();
    const key = (await world.snapshot(contactIdOf(1)))?.claimKey;
    // What a job leaves behind that died before it saved, and found other inputs when it was repeated.
    await world.state.links.addLinks([{ key: key as never, contactId: contactIdOf(3) }]);
    world.crm.saveContact({ ...byName(1), jobTitle: 'Changed', flag: 1 });
    await world.sweep();
    expect((await world.state.links.listContacts([key as never])).get(key as never)).toEqual([
      contactIdOf(1),
    ]);
    expect(flagged(world, 1)).toBe(true);
  });
});
