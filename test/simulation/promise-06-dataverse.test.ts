import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

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
