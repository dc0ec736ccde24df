import { startUndo } from '../../shared/jobs/start-undo.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

async function undone(act: (world: World) => void = () => undefined): Promise<World> {
  const world = await new World(population({ size: 6, everyNth: 2 })).start();
  act(world);
  await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
  await world.drain();
  return world;
}

describe('Promise 14: undo is a decision about evidence', () => {
  it('restores what the run wrote, and the same evidence does not flag again', async () => {
    const world = await undone();
    expect([2, 4, 6].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([0, 0, 0]);
    await world.sweep();
    await world.enable('on');
    await world.drain();
    expect([2, 4, 6].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([0, 0, 0]);
    expect((await world.snapshot(contactIdOf(2)))?.outcome).toEqual({ kind: 'ignored', reason: 'undone' });
  });

  it('leaves a value alone that a person set since', async () => {
    const world = await undone((before) => {
      before.crm.setFlag({ contactId: contactIdOf(4), flag: 2 });
    });
    expect([2, 4, 6].map((number) => world.crm.flag(contactIdOf(number)))).toEqual([0, 2, 0]);
  });

  it('ends the jobs of the run that still wait', async () => {
    const world = new World(population({ size: 6, everyNth: 2 }));
    await world.enable();
    await world.deliverPages();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    await world.drain();
    expect(world.crm.appliedWrites).toEqual([]);
  });

  it('loses nothing: what the ended jobs were about is found by the next tick', async () => {
    const world = new World(population({ size: 6, everyNth: 2 }));
    await world.enable();
    await world.deliverPages();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    await world.drain();
    expect(await world.snapshots()).toEqual([]);
    expect(await world.tick()).toBe('started');
    await world.drain();
    expect(await world.snapshots()).toHaveLength(6);
    expect(world.crm.appliedWrites).toHaveLength(3);
  });

  it('stops a job of the run that is already judging, before its write', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    await world.enable();
    const readContacts = world.crm.readContacts.bind(world.crm);
    world.crm.readContacts = async (request) => {
      await world.state.control.cancelRun(runIdOf('run-1'));
      return readContacts(request);
    };
    await world.drain();
    expect(world.crm.appliedWrites).toEqual([]);
  });

  it('may run twice', async () => {
    const world = await undone();
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    await world.drain({ times: 2 });
    expect(world.crm.appliedWrites).toHaveLength(6);
  });

  it('counts what it took back, and what it left as somebody else has set it since', async () => {
    const world = await undone((before) => {
      before.crm.setFlag({ contactId: contactIdOf(4), flag: 2 });
    });
    const { counts } = await world.state.runs.readProgress(runIdOf('run-2'));
    expect(counts).toEqual({ 'flag:restored': 2, 'flag:kept': 1 });
  });

  it('counts nothing twice when the run is undone again', async () => {
    const world = await undone();
    world.nowMs += 1000;
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    await world.drain({ times: 2 });
    const undos = (await world.state.runs.listRuns({ limit: 5 })).filter(({ kind }) => kind === 'undo');
    const progresses = await Promise.all(undos.map(({ runId }) => world.state.runs.readProgress(runId)));
    const [{ counts: second } = {}, { counts: first } = {}] = progresses;
    expect({ first, second }).toEqual({ first: { 'flag:restored': 3 }, second: { 'flag:kept': 3 } });
  });

  it('writes nothing more once validation is set to a dry run', async () => {
    const world = await new World(population({ size: 6, everyNth: 2 })).start();
    const writes = world.crm.appliedWrites.length;
    await startUndo(world.deps, { target: runIdOf('run-1'), startedBy: 'test' });
    await world.enable('dryRun');
    await world.drain();
    expect(world.crm.appliedWrites).toHaveLength(writes);
  });
});
