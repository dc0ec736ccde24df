import { instantOf } from '../../shared/domain/calendar.ts';
import { scanWords } from '../../shared/jobs/scan-page/scan-words.ts';
import { anAccount } from '../builders/a-contact.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

describe('Promise 8: time is bounded', () => {
  it('turns a long wait into a scheduled copy that counts as no failed attempt', async () => {
    const world = new World(population({ size: 1 }));
    await world.enable();
    const readContacts = world.crm.readContacts.bind(world.crm);
    let throttled = 0;
    world.crm.readContacts = async (request) => {
      throttled += 1;
      // More often than the six failures after which a contact is parked.
      if (throttled <= 8) world.crm.throttleNext(1, 120_000);
      return readContacts(request);
    };
    await world.drain();
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts).toEqual([]);
    expect(await world.snapshots()).toHaveLength(1);
    expect(world.jobs().map(({ failures }) => failures)).toEqual(Array.from({ length: 9 }, () => 0));
  });

  it('does so too where a part of a batch is throttled, however often', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    await world.enable();
    const writeFlags = world.crm.writeFlags.bind(world.crm);
    let throttled = 0;
    world.crm.writeFlags = async (request) => {
      throttled += 1;
      if (throttled > 8) return writeFlags(request);
      // As the client does it: a part with 429 holds every call, and nobody knows of its write.
      await world.state.control.pauseUntil(instantOf(new Date(world.nowMs + 120_000)));
      return request.writes.map(({ contactId }) => ({ contactId, kind: 'retry' }));
    };
    await world.drain();
    const { contacts } = await world.state.parked.listParked({ next: undefined, limit: 10 });
    expect(contacts).toEqual([]);
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
  });

  it('sets a pause that every instance reads before it calls Dataverse', async () => {
    const world = new World(population({ size: 40 }));
    await world.enable();
    while (world.queue.waiting[0]?.queue === 'scan' && world.jobs().length === 0) {
      const message = world.queue.waiting.shift();
      if (message !== undefined) await world.deliver(message);
    }
    const until = new Date(world.nowMs + 90_000);
    await world.state.control.pauseUntil(until.toISOString() as never);
    const jobs = world.queue.waiting.filter(({ queue }) => queue === 'validation');
    for (const job of jobs) await world.handle(job);
    expect(world.crm.calls.readContacts).toBe(0);
    expect(world.telemetry.eventsOf('job.postponed')).toHaveLength(jobs.length);
    const copies = world.queue.waiting.slice(-jobs.length);
    for (const { notBefore } of copies) expect(notBefore?.getTime()).toBeGreaterThanOrEqual(until.getTime());
  });

  it('stops at its deadline and goes on in a copy', async () => {
    const world = new World(population({ size: 1 }));
    await world.enable();
    await world.deliverPages();
    const [job] = world.queue.waiting;
    if (job?.queue !== 'validation') throw new Error('no job');
    const { validateContacts } = await import('../../shared/jobs/validate-contacts/validate-contacts.ts');
    await validateContacts(world.deps, job.body, { deliveryCount: 1, signal: AbortSignal.abort() });
    expect(await world.snapshots()).toHaveLength(0);
    await world.drain();
    expect(await world.snapshots()).toHaveLength(1);
  });

  it('counts the words of account names for a part of its time only, and not at all past it', async () => {
    const world = new World(population({ size: 1 }));
    let reads = 0;
    const accounts = {
      ...world.state.accounts,
      listAccounts: async () => {
        reads += 1;
        world.nowMs += 20_000;
        return { accounts: [anAccount({ name: `Quux ${'xyz'.charAt(reads)}` })], next: 'more' };
      },
    };
    const sweep = { runId: runIdOf('run-1'), epoch: 1, kind: 'changes', stage: 'words', page: 0 } as const;
    const startedAt = instantOf(world.clock.now());
    const page = {
      sweep: { ...sweep, cursors: {}, startedAt, advancedAt: startedAt },
      mode: 'on',
      cursor: {},
      secured: [],
    } as const;
    await scanWords({ ...world.deps, accounts }, { ...page, signal: new AbortController().signal });
    expect(reads).toBe(3);
    world.todayText = '2026-11-20';
    const late = scanWords({ ...world.deps, accounts }, { ...page, signal: AbortSignal.abort() });
    await expect(late).rejects.toMatchObject({ reason: 'out_of_time' });
    expect(reads).toBe(3);
  });
});
