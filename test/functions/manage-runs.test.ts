import { handleRuns, handleUndo } from '../../functions/manage-runs.ts';
import { contactIdOf } from '../builders/ids.ts';
import { population } from '../simulation/population.ts';
import { World } from '../simulation/world.ts';
import { call } from './http-request.ts';

describe('ManageRuns', () => {
  it('refuses to start a sweep while validation is off', async () => {
    const world = new World(population({ size: 1 }));
    expect((await call(handleRuns(world.deps), { method: 'POST' })).status).toBe(409);
  });

  it('starts a sweep now, and joins one that is under way', async () => {
    const world = await new World(population({ size: 1 })).start();
    world.nowMs += 60_000;
    const first = await call(handleRuns(world.deps), { method: 'POST' });
    const second = await call(handleRuns(world.deps), { method: 'POST' });
    expect(first).toMatchObject({ status: 202, body: { runId: 'run-2', state: 'started' } });
    expect(second).toMatchObject({ status: 202, body: { runId: 'run-2', state: 'running' } });
  });

  it('lists runs latest first and describes one with its counts', async () => {
    const world = await new World(population({ size: 2, everyNth: 2 })).start();
    await world.sweep();
    const { body } = await call(handleRuns(world.deps), { method: 'GET' });
    expect(body['runs']).toMatchObject([{ runId: 'run-2' }, { runId: 'run-1', state: 'finished' }]);
    const one = await call(handleRuns(world.deps), { method: 'GET', params: { runId: 'run-1' } });
    expect(one.body).toMatchObject({ kind: 'reconcile', progress: { counts: { 'flag:written': 1 } } });
  });

  it.each(['run-9', 'no/such*id'])('answers 404 for the run %s', async (runId) => {
    const world = await new World(population({ size: 1 })).start();
    expect((await call(handleRuns(world.deps), { method: 'GET', params: { runId } })).status).toBe(404);
    expect((await call(handleUndo(world.deps), { method: 'POST', params: { runId } })).status).toBe(404);
  });

  it('takes a run back', async () => {
    const world = await new World(population({ size: 2, everyNth: 2 })).start();
    const answer = await call(handleUndo(world.deps), { method: 'POST', params: { runId: 'run-1' } });
    const { organizationId } = world.environment;
    expect(answer).toMatchObject({ status: 202, body: { runId: 'run-2', target: 'run-1', organizationId } });
    await world.drain();
    expect(world.crm.flag(contactIdOf(2))).toBe(0);
    const { body } = await call(handleRuns(world.deps), { method: 'GET', params: { runId: 'run-1' } });
    expect(body['state']).toBe('cancelled');
  });

  it('takes nothing back in a dry run', async () => {
    const world = await new World(population({ size: 1 })).start();
    await world.enable('dryRun');
    expect((await call(handleUndo(world.deps), { method: 'POST', params: { runId: 'run-1' } })).status).toBe(
      409,
    );
  });
});
