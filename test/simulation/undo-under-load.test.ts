import { GiveUp } from '../../shared/domain/failures.ts';
import { describeRuns } from '../../shared/jobs/describe-runs.ts';
import { parkDeadLetters } from '../../shared/jobs/park-dead-letters.ts';
import { startUndo } from '../../shared/jobs/start-undo.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

describe('an undo', () => {
  it('waits as a copy while Dataverse throttles, and goes on from there', async () => {
    const world = await new World(population({ size: 4, everyNth: 2 })).start();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    world.crm.throttleNext(12, 60_000);
    await world.drain();
    expect([2, 4].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([0, 0]);
    expect(world.telemetry.eventsOf('message.parked')).toEqual([]);
  });

  it('decides again where somebody was faster, and leaves their value alone', async () => {
    const world = await new World(population({ size: 4, everyNth: 2 })).start();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    world.crm.beforeNextWrite(() => {
      world.crm.setFlag({ contactId: contactIdOf(2), flag: 2 });
    });
    await world.drain();
    expect([2, 4].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([2, 0]);
    const { counts } = await world.state.runs.readProgress(runIdOf('run-2'));
    expect(counts).toEqual({ 'flag:kept': 1, 'flag:restored': 1 });
  });

  it('that was cut off goes on when it is asked for again', async () => {
    const world = await new World(population({ size: 4, everyNth: 2 })).start();
    const undo = { target: runIdOf('run-1'), startedBy: 'test' };
    const first = await startUndo(world.deps, undo);
    world.queue.waiting.splice(0);
    world.nowMs += 1000;
    expect(await startUndo(world.deps, undo)).toEqual(first);
    await world.drain();
    expect([2, 4].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([0, 0]);
    const { runs } = await describeRuns(world.deps);
    expect(runs.filter(({ kind }) => kind === 'undo')).toMatchObject([
      { state: 'finished', target: 'run-1' },
    ]);
  });

  it('waits while a privilege is withdrawn, however often its page is refused', async () => {
    const world = await new World(population({ size: 4, everyNth: 2 })).start();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    const write = world.crm.writeFlags.bind(world.crm);
    let refusals = 12; // more than the broker delivers a message
    world.crm.writeFlags = async (request) => {
      if ((refusals -= 1) >= 0) throw new GiveUp('dataverse_forbidden');
      return write(request);
    };
    await world.drain();
    expect([2, 4].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([0, 0]);
    expect(world.telemetry.eventsOf('undo.postponed')).toHaveLength(12);
  });

  it.each<[string, (world: World) => Promise<void>]>([
    ['validation is switched off', (world) => world.enable('off')],
    [
      'its page fails its delivery limit',
      async (world) => {
        for (const { queue, messageId, body } of world.queue.waiting.splice(0))
          await parkDeadLetters(world.deps, { queue, messageId, reason: 'MaxDeliveryCountExceeded', body });
      },
    ],
  ])('shows as cancelled once %s', async (_what, happens) => {
    const world = await new World(population({ size: 4, everyNth: 2 })).start();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    await happens(world);
    await world.drain();
    const { runs } = await describeRuns(world.deps);
    expect(runs.find(({ kind }) => kind === 'undo')?.state).toBe('cancelled');
  });
});
