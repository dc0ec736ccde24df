import { contactIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

const flagged = () => new World(population({ size: 4, everyNth: 2 })).start();

describe('Promise 4: our own writes are recognised by value', () => {
  it('queues nothing for the echo of a flag', async () => {
    const world = await flagged();
    expect(world.crm.appliedWrites).toHaveLength(2);
    const jobs = world.jobs().length;
    await world.sweep();
    await world.sweep();
    expect(world.jobs()).toHaveLength(jobs);
  });

  it('notices a person who clears the flag, and leaves it cleared', async () => {
    const world = await flagged();
    world.crm.setFlag({ contactId: contactIdOf(2), flag: 0 });
    await world.sweep();
    expect(world.crm.flag(contactIdOf(2))).toBe(0);
    expect((await world.snapshot(contactIdOf(2)))?.outcome).toEqual({
      kind: 'ignored',
      reason: 'cleared_by_person',
    });
  });

  it('respects Ignore until other evidence appears', async () => {
    const world = await flagged();
    world.crm.setFlag({ contactId: contactIdOf(2), flag: 2 });
    await world.sweep();
    expect(world.crm.flag(contactIdOf(2))).toBe(2);
    expect((await world.snapshot(contactIdOf(2)))?.outcome.kind).toBe('ignored');
  });
});
