import { contactIdOf, userIdOf } from '../builders/ids.ts';
import type { ContactSeed } from '../doubles/crm/crm-double.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

const [FIRST, SECOND, LAST] = [contactIdOf(1), contactIdOf(3), contactIdOf(4)];
const mover = aPerson(1, { moved: true });
const twin = (id: typeof FIRST, jobTitle: string): ContactSeed => ({ ...mover.contact, id, jobTitle });

const worldOf = (first: ContactSeed = mover.contact) =>
  new World({
    contacts: [first, twin(SECOND, 'Director'), twin(LAST, 'Head')],
    accounts: [{ ...mover.account }],
    observations: [mover.observation],
  });

/** As Dataverse does it: the loser turns inactive and names the survivor, whose row is written too. */
function merge({ crm }: World, { loser, survivor }: { loser: typeof FIRST; survivor: typeof FIRST }): void {
  const [lost, kept] = [crm.contact(loser), crm.contact(survivor)];
  if (lost === undefined || kept === undefined) throw new Error('both exist until they are merged');
  crm.saveContact({ ...lost, active: false, mergedInto: survivor });
  crm.saveContact(kept);
}

describe('a decision about a contact', () => {
  it.each([0, 1])(
    'reaches the last survivor of merges on merges, %s sweeps between them',
    async (between) => {
      for (const pick of ['first', 'last'] as const) {
        const world = await worldOf().start();
        world.crm.setFlag({ contactId: FIRST, flag: 2 });
        merge(world, { loser: FIRST, survivor: SECOND });
        for (let sweep = 0; sweep < between; sweep += 1) await world.sweep();
        merge(world, { loser: SECOND, survivor: LAST });
        await world.sweep({ pick: (waiting) => (pick === 'first' ? 0 : waiting.length - 1) });
        expect(world.crm.flag(LAST)).toBe(2);
      }
    },
  );

  it('reaches the survivor although nobody validated the loser', async () => {
    const stranger = { ...mover.contact, ownerId: userIdOf(9), flag: 2 } as const;
    const world = worldOf(stranger);
    world.crm.saveAccount({ ...mover.account, ownerId: userIdOf(9) });
    await world.start();
    expect(await world.snapshot(FIRST)).toBeUndefined();
    merge(world, { loser: FIRST, survivor: LAST });
    await world.sweep();
    expect(world.crm.flag(LAST)).toBe(2);
  });

  it('is written once validation is on, where the merge was seen in a dry run', async () => {
    const world = worldOf();
    await world.enable('dryRun');
    await world.drain();
    world.crm.setFlag({ contactId: FIRST, flag: 2 });
    merge(world, { loser: FIRST, survivor: LAST });
    await world.sweep();
    expect(world.crm.flag(LAST)).toBeNull();
    await world.enable('on');
    await world.drain();
    expect(world.crm.flag(LAST)).toBe(2);
  });
});
