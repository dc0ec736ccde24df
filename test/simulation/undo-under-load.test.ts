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
  });
});
