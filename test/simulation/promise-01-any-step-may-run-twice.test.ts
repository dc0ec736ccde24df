import fc from 'fast-check';
import { describeRun } from '../../shared/jobs/describe-runs.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { KillAtCall } from './kill-at-call.ts';
import { population } from './population.ts';
import { endState, World } from './world.ts';

const seed = population({ size: 24, everyNth: 3 });
const undisturbed = async (): Promise<object> => endState(await new World(seed).start());

describe('Promise 1: any step may run twice, late or out of order', () => {
  it('ends the same when every message is delivered twice and the newest first', async () => {
    const world = new World(seed);
    await world.start({ times: 2, pick: (waiting) => waiting.length - 1 });
    expect(await endState(world)).toEqual(await undisturbed());
    expect(world.crm.appliedWrites).toHaveLength(8);
  });

  it('ends the same in any order', async () => {
    const expected = await undisturbed();
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat(1000)),
        fc.integer({ min: 1, max: 3 }),
        async (order, times) => {
          const world = new World(seed);
          await world.start({ times, pick: (waiting) => (order.next().value ?? 0) % waiting.length });
          expect(await endState(world)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each(['before', 'after'] as const)(
    'ends the same when the process dies %s any call it makes',
    async (moment) => {
      // Few people, every call: larger runs at random moments are in test/long.
      const small = population({ size: 4, everyNth: 2 });
      const expected = await endState(await new World(small).start());
      const dry = new KillAtCall({ at: 0, moment });
      const counted = new World(small);
      await counted.enable();
      counted.interfere = dry.interfere;
      await counted.drain();
      expect(dry.calls).toBeGreaterThan(80);

      for (let at = 1; at <= dry.calls; at += 1) {
        const world = new World(small);
        await world.enable();
        world.interfere = new KillAtCall({ at, moment }).interfere;
        await world.drain();
        if ((await world.state.control.readSweep())?.row.stage !== 'finished') {
          world.nowMs += 11 * 60_000; // a lost page message: the tick wakes the sweep
          await world.tick();
          await world.drain();
        }
        expect(await endState(world)).toEqual(expected);
        expect((await describeRun(world.deps, runIdOf('run-1')))?.state).toBe('finished');
        expect(new Set(world.crm.appliedWrites.map(({ auditId }) => auditId)).size).toBe(
          world.crm.appliedWrites.length,
        );
      }
    },
  );

  it('never lets an older reading overwrite a newer one', async () => {
    const world = new World(population({ size: 1 }));
    await world.enable();
    // While the job judges what it read, somebody else's validation is saved.
    const { snapshots } = world.state;
    const saveSnapshots = snapshots.saveSnapshots.bind(snapshots);
    let interrupted = false;
    world.state.snapshots.saveSnapshots = async (writes) => {
      if (!interrupted) {
        interrupted = true;
        world.crm.saveContact({ ...seedContact(), jobTitle: 'Changed meanwhile' });
        await world.drain();
        const queued = world.queue.accepted.findLast(({ queue }) => queue === 'validation');
        if (queued !== undefined) await world.handle(queued);
      }
      return saveSnapshots(writes);
    };
    await world.drain();
    const newest = await world.snapshot(contactIdOf(1));
    await world.sweep();
    expect(await world.snapshot(contactIdOf(1))).toMatchObject({ stamps: newest?.stamps ?? {} });
  });
});

function seedContact() {
  const [contact] = population({ size: 1 }).contacts;
  if (contact === undefined) throw new Error('no contact');
  return contact;
}
