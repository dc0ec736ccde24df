import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { KillAtCall } from './kill-at-call.ts';
import { population } from './population.ts';
import { World } from './world.ts';

describe('Promise 5: a write is settled exactly once', () => {
  it('settles a write whose answer was lost, without writing again', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    await world.enable();
    const writeFlags = world.crm.writeFlags.bind(world.crm);
    let lost = false;
    world.crm.writeFlags = async (request) => {
      const results = await writeFlags(request);
      if (lost) return results;
      lost = true;
      throw new Error('connection reset after the write');
    };
    await world.drain();
    expect(world.crm.appliedWrites).toHaveLength(1);
    expect(await world.snapshot(contactIdOf(1))).toMatchObject({ flag: 1, flagOwner: 'us', writes: 1 });
    expect((await world.snapshot(contactIdOf(1)))?.pending).toBeUndefined();
    expect(await world.state.audit.listByContact(contactIdOf(1))).toHaveLength(1);
  });

  it('takes a row that changed after an attempt nobody answered for its own doing, by the value that stands there', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    const writeFlags = world.crm.writeFlags.bind(world.crm);
    let repeated = false;
    world.crm.writeFlags = async (request) => {
      const results = await writeFlags(request);
      if (repeated) return results;
      repeated = true;
      return results.map(({ contactId }) => ({ contactId, kind: 'changed', mayBeOurs: true }));
    };
    await world.start();
    expect(world.crm.appliedWrites).toHaveLength(1);
    expect(await world.snapshot(contactIdOf(1))).toMatchObject({ flag: 1, flagOwner: 'us', writes: 1 });
    expect(await world.state.audit.listByContact(contactIdOf(1))).toHaveLength(1);
  });

  it.each([
    ['known for long', 'known'],
    ['validated for the first time', 'new'],
  ])('does not take for its own what a person wrote faster: of a contact %s', async (_what, how) => {
    const { contacts, accounts, observations } = population({ size: 1, everyNth: 1 });
    const world = new World({ contacts, accounts, observations: how === 'new' ? observations : [] });
    await world.enable();
    if (how === 'known') await world.drain();
    world.source.observations.push(...observations);
    world.crm.beforeNextWrite(() => {
      world.crm.setFlag({ contactId: contactIdOf(1), flag: 1 });
    });
    await world.sweep();
    expect(world.crm.appliedWrites).toEqual([]);
    expect(await world.state.audit.listByContact(contactIdOf(1))).toEqual([]);
    expect(await world.snapshot(contactIdOf(1))).toMatchObject({ flag: 1, flagOwner: 'person' });
  });

  it('keeps one audit row per intention however often the process dies', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    await world.enable();
    for (let at = 3; at < 60; at += 7) {
      world.interfere = new KillAtCall({ at, moment: 'after' }).interfere;
      const [message] = world.queue.waiting;
      if (message !== undefined) await world.deliver(message);
      world.queue.waiting.shift();
    }
    world.interfere = (deps) => deps;
    world.nowMs += 11 * 60_000;
    await world.tick();
    await world.drain();
    const audit = await world.state.audit.listByContact(contactIdOf(1));
    expect(audit).toEqual([expect.objectContaining({ from: null, to: 1, runId: runIdOf('run-1') })]);
    expect(world.crm.appliedWrites).toHaveLength(1);
  });
});
