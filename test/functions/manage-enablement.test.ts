import { handleEnablement } from '../../functions/manage-enablement.ts';
import { population } from '../simulation/population.ts';
import { World } from '../simulation/world.ts';
import { call } from './http-request.ts';

const opened = () => {
  const world = new World(population({ size: 1 }));
  return { world, handler: handleEnablement(world.deps) };
};
const on = { dataValidation: 'on' };

describe('ManageEnablement', () => {
  it('says off, with a version, before anybody has decided', async () => {
    const answer = await call(opened().handler, { method: 'GET' });
    expect(answer).toMatchObject({ status: 200, body: { dataValidation: 'off' } });
    expect(answer.etag).toBeDefined();
  });

  it('switches on by the version that GET answered, and starts a sweep at once', async () => {
    const { world, handler } = opened();
    const { etag } = await call(handler, { method: 'GET' });
    const answer = await call(handler, { method: 'PUT', ifMatch: etag ?? '', body: on });
    expect(answer).toMatchObject({ status: 200, body: { ...on, runId: 'run-1' } });
    expect(world.queue.waiting).toHaveLength(1);
    expect((await call(handler, { method: 'GET' })).body).toMatchObject(on);
  });

  it('starts nothing when it is switched off', async () => {
    const { world, handler } = opened();
    const { etag } = await call(handler, { method: 'GET' });
    await call(handler, { method: 'PUT', ifMatch: etag ?? '', body: { dataValidation: 'off' } });
    expect(world.queue.waiting).toEqual([]);
  });

  it.each([
    ['no If-Match', { body: on }, 428],
    ['a version that is not the current one', { ifMatch: '"stale"', body: on }, 412],
    ['a body that is no JSON', { ifMatch: '"never-set"', body: 'on' }, 400],
    ['an unknown mode', { ifMatch: '"never-set"', body: { dataValidation: 'maybe' } }, 400],
    ['an unknown field', { ifMatch: '"never-set"', body: { ...on, force: true } }, 400],
  ])('refuses %s and changes nothing', async (_what, request, status) => {
    const { world, handler } = opened();
    const answer = await call(handler, { method: 'PUT', ...request });
    expect(answer.status).toBe(status);
    expect(answer.body['detail']).toEqual(expect.any(String));
    expect(await world.state.control.readEnablement()).toBeUndefined();
  });

  it('answers 412 to a version that the table would not even read', async () => {
    const { world, handler } = opened();
    world.state.control.saveEnablement = () => Promise.reject(new Error('InvalidInput')); // as Table Storage: 400
    expect((await call(handler, { method: 'PUT', ifMatch: 'yesterday', body: on })).status).toBe(412);
  });

  it('lets one of two admins win who decide on the same version', async () => {
    const { handler } = opened();
    const { etag = '' } = await call(handler, { method: 'GET' });
    expect((await call(handler, { method: 'PUT', ifMatch: etag, body: on })).status).toBe(200);
    expect((await call(handler, { method: 'PUT', ifMatch: etag, body: on })).status).toBe(412);
  });
});
