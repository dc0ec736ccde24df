import { RetryLater } from '../../shared/domain/failures.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { endState, ProcessKilled, World } from './world.ts';

const stageOf = async (world: World) => (await world.state.control.readSweep())?.row.stage;

describe('Promise 2: no change is lost', () => {
  it('leaves the cursor alone when queueing a page fails', async () => {
    const world = new World(population({ size: 3 }));
    await world.enable();
    world.queue.failNext(new RetryLater('queue_unavailable'));
    await world.drain();
    expect(await stageOf(world)).toBe('finished');
    expect(await world.snapshots()).toHaveLength(3);
  });

  it('wakes a sweep whose message is lost, ten minutes after it last moved', async () => {
    const world = new World(population({ size: 3 }));
    await world.enable();
    world.queue.waiting.length = 0;
    world.nowMs += 9 * 60_000;
    expect(await world.tick()).toBe('waiting');
    world.nowMs += 60_000;
    expect(await world.tick()).toBe('woken');
    await world.drain();
    expect(await world.snapshots()).toHaveLength(3);
  });

  it('lets an old page message send the current page again', async () => {
    const world = new World(population({ size: 3 }));
    await world.enable();
    const [first] = world.queue.waiting;
    if (first === undefined) throw new Error('no page');
    await world.handle(first);
    world.queue.waiting.length = 0;
    // The broker's memory of ids ends; the message that is left over is the old one.
    const sent: unknown[] = [];
    world.queue.sendPage = async (message) => void sent.push(message);
    await world.handle(first);
    expect(sent).toEqual([expect.objectContaining({ page: 1, attempt: 0 })]);
  });

  it('starts the round again when its next page has expired', async () => {
    const world = new World({ ...population({ size: 30 }), pageSize: 10 });
    await world.enable();
    let contactsPages = 0;
    const readChanges = world.crm.readChanges.bind(world.crm);
    world.crm.readChanges = async (request) => {
      if (request.table === 'contacts' && (contactsPages += 1) === 2) world.crm.expireCursors();
      return readChanges(request); // the table's own page type, lost by the wrapper
    };
    await world.drain();
    expect(world.telemetry.eventsOf('cursor.expired').map(({ stage }) => stage)).toContain('contacts');
    expect(await world.snapshots()).toHaveLength(30);
  });

  it('goes on at the page it had come to after a crash, and not at the start of its round', async () => {
    const world = await new World({ ...population({ size: 30 }), pageSize: 10 }).start();
    for (let number = 1; number <= 30; number += 1) {
      world.crm.saveContact({ ...aPerson(number).contact, jobTitle: 'CTO' });
    }
    const pages: (string | undefined)[] = [];
    const readChanges = world.crm.readChanges.bind(world.crm);
    world.crm.readChanges = async (request) => {
      if (request.table === 'contacts') {
        pages.push(request.cursor);
        if (pages.length === 2) throw new ProcessKilled('in the middle of the second page');
      }
      return readChanges(request);
    };
    await world.sweep();
    expect(pages).toHaveLength(4);
    expect(pages[2]).toBe(pages[1]);
    expect(new Set(pages).size).toBe(3);
    const changed = world
      .jobs()
      .flatMap(({ items }) => items)
      .filter(({ cause }) => cause === 'contact');
    expect(changed).toHaveLength(60);
  });

  it.each(['accounts', 'opportunities', 'connections', 'contacts'] as const)(
    'keeps a link per table: when that of %s expires, the others go on from theirs',
    async (expiring) => {
      const world = await new World(population({ size: 3 })).start();
      const cursors = async () => (await world.state.control.readSweep())?.row.cursors ?? {};
      const before = await cursors();
      const asked: string[] = [];
      const readChanges = world.crm.readChanges.bind(world.crm);
      let expired = false;
      world.crm.readChanges = async (request) => {
        if (request.cursor === undefined) asked.push(request.table);
        const isLost = request.table === expiring && !expired;
        expired ||= isLost;
        return isLost ? { kind: 'expired' } : readChanges(request);
      };
      await world.sweep();
      expect(before[expiring]?.round).toBeDefined();
      expect(asked).toEqual([expiring]);
      expect((await cursors())[expiring]?.round).toBeDefined();
    },
  );

  it('reads everything again after the delta link expired, and queues only what differs', async () => {
    const world = await new World(population({ size: 8 })).start();
    const before = await endState(world);
    const jobs = world.jobs().length;
    world.crm.expireCursors();
    await world.sweep();
    expect(world.jobs()).toHaveLength(jobs);
    expect(await endState(world)).toEqual(before);
  });

  it('gives a repeated page with other rows another id, so that duplicate detection keeps it', async () => {
    const world = await new World(population({ size: 2 })).start();
    const known = world.jobs().length;
    world.crm.saveContact({ ...aPerson(1).contact, jobTitle: 'CTO' });
    await world.sweep();
    world.crm.saveContact({ ...aPerson(1).contact, jobTitle: 'CEO' });
    await world.sweep();
    expect(world.jobs()).toHaveLength(known + 2);
  });

  it('keeps a page waiting, without a dead letter, while the profile source is down', async () => {
    const world = new World(population({ size: 2 }));
    await world.enable();
    world.source.failNext(new RetryLater('profile_source_unavailable'));
    await world.drain();
    expect(world.telemetry.eventsOf('page.postponed')).toHaveLength(1);
    expect(await world.snapshot(contactIdOf(1))).toBeDefined();
  });
});
