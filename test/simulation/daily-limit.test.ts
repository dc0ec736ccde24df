import { releaseHeld } from '../../shared/jobs/release-held.ts';
import { aMove } from '../builders/an-observation.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

const reasons = async (world: World): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { outcome } of await world.snapshots()) {
    counts[outcome.reason] = (counts[outcome.reason] ?? 0) + 1;
  }
  return counts;
};

const waiting = async (world: World) =>
  (await world.state.holds.listWaiting({ next: undefined, limit: 1000 })).rows;

/** Everybody left; the limit is far below. */
const backlog = (size: number, dailyFlagLimit: number): World =>
  new World({ ...population({ size, everyNth: 1 }), dailyFlagLimit });

async function nextDay(world: World, day: string) {
  world.nowMs += 86_400_000;
  world.todayText = day;
  return world.release();
}

describe('the daily limit', () => {
  it('lets the rest wait in a list, and releases as many each day until it is empty', async () => {
    const world = await backlog(8, 3).start();
    expect(await reasons(world)).toEqual({ position_ended: 3, daily_limit: 5 });
    expect(await waiting(world)).toHaveLength(5);
    expect(await nextDay(world, '2026-11-02')).toMatchObject({ kind: 'released', contacts: 3 });
    expect(await waiting(world)).toHaveLength(2);
    expect(world.crm.appliedWrites).toHaveLength(6);
    expect(await nextDay(world, '2026-11-03')).toMatchObject({ kind: 'released', contacts: 2 });
    expect(await waiting(world)).toEqual([]);
    expect(world.crm.appliedWrites).toHaveLength(8);
    expect(await nextDay(world, '2026-11-04')).toEqual({ kind: 'empty' });
  });

  it('releases the most certain first', async () => {
    const people = [1, 2, 3, 4].map((number) => aPerson(number));
    const world = new World({
      contacts: people.map(({ contact }) => contact),
      accounts: people.map(({ account }) => account),
      // Half of the company's name is less sure than all of it: those three must not stand before the last.
      observations: people.map(({ account, observation }, index) => ({
        ...observation,
        positions: aMove({
          from: index < 3 ? account.name.replace(' Works', '') : account.name,
          to: `Zorb${String(index)} Industries`,
        }),
      })),
      dailyFlagLimit: 0,
    });
    await world.start();
    const list = await waiting(world);
    expect(list).toHaveLength(4);
    expect(list.map(({ rank }) => rank)).toEqual(list.map(({ rank }) => rank).toSorted());
    world.settings.dailyFlagLimit = 1;
    await nextDay(world, '2026-11-02');
    expect(list[0]?.rank).not.toBe(list[1]?.rank);
    expect(list[0]?.contactId).toBe(contactIdOf(4));
    expect(world.crm.appliedWrites.map(({ contactId }) => contactId)).toEqual([contactIdOf(4)]);
  });

  it('draws once a day, and again when the limit is raised', async () => {
    const world = await backlog(6, 2).start();
    expect(await world.release()).toEqual({ kind: 'no_room' });
    expect(await world.release()).toEqual({ kind: 'done' });
    world.settings.dailyFlagLimit = 5;
    expect(await world.release()).toMatchObject({ kind: 'released', contacts: 3 });
    expect(world.crm.appliedWrites).toHaveLength(5);
    expect(await world.release()).toEqual({ kind: 'done' });
  });

  it('draws nobody twice when the limit is raised while those drawn still wait in the queue', async () => {
    const world = await backlog(8, 2).start();
    world.todayText = '2026-11-02';
    expect(await releaseHeld(world.deps)).toMatchObject({ kind: 'released', contacts: 2 });
    world.settings.dailyFlagLimit = 5;
    expect(await releaseHeld(world.deps)).toEqual({ kind: 'under_way' });
    await world.drain();
    expect(await world.release()).toMatchObject({ kind: 'released', contacts: 3 });
    expect(world.crm.appliedWrites).toHaveLength(2 + 5);
    expect(await waiting(world)).toHaveLength(1);
  });

  it('does not wait longer than a day for those drawn: their messages may be lost', async () => {
    const world = await backlog(4, 1).start();
    world.todayText = '2026-11-02';
    await releaseHeld(world.deps);
    world.queue.waiting.splice(0);
    world.todayText = '2026-11-03';
    expect(await world.release()).toEqual({ kind: 'under_way' });
    world.todayText = '2026-11-04';
    expect(await world.release()).toMatchObject({ kind: 'released', contacts: 1 });
    expect(world.crm.appliedWrites).toHaveLength(2);
  });

  it('reserves the room of those released: new flags of that day wait behind them', async () => {
    const world = await backlog(5, 2).start();
    world.nowMs += 86_400_000;
    world.todayText = '2026-11-02';
    await world.sweep();
    // The sweep found nothing new, and what waits is not validated by it.
    expect(world.crm.appliedWrites).toHaveLength(2);
    await world.release();
    expect(world.crm.appliedWrites).toHaveLength(4);
    expect(
      await world.state.control.takeFlagAllowance({ day: world.clock.today(), wanted: 1, limit: 2 }),
    ).toBe(0);
  });

  it('writes nothing while off or in a dry run, and does not raise what a person decided meanwhile', async () => {
    const world = await backlog(4, 1).start();
    const [held] = await waiting(world);
    if (held === undefined) throw new Error('nobody waits');
    await world.enable('dryRun');
    await world.drain();
    world.todayText = '2026-11-02';
    expect(await world.release()).toEqual({ kind: 'not_on' });
    await world.enable('on');
    world.crm.setFlag({ contactId: held.contactId, flag: 2 });
    await world.drain();
    await world.release();
    expect(world.crm.flag(held.contactId)).toBe(2);
    expect(await waiting(world)).not.toContainEqual(held);
  });

  it('forgets who waits when the contact is gone', async () => {
    const world = await backlog(2, 1).start();
    const [held] = await waiting(world);
    world.crm.removeContact(held?.contactId ?? contactIdOf(1));
    await world.sweep();
    expect(await waiting(world)).toEqual([]);
  });

  it('survives a release that is delivered three times', async () => {
    const world = await backlog(5, 2).start({ times: 3 });
    world.todayText = '2026-11-02';
    const { kind } = await world.release();
    expect(kind).toBe('released');
    expect(world.crm.appliedWrites).toHaveLength(4);
  });
});
