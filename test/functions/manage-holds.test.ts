import { handleHolds, handleMove, handleValidations } from '../../functions/manage-holds.ts';
import { contactIdOf } from '../builders/ids.ts';
import { population } from '../simulation/population.ts';
import { World } from '../simulation/world.ts';
import { call } from './http-request.ts';

const crowded = () => new World({ ...population({ size: 3, everyNth: 1 }), dailyFlagLimit: 1 }).start();

describe('ManageHolds', () => {
  it('lists the flags that wait, with how sure they are', async () => {
    const { body } = await call(handleHolds((await crowded()).deps), { method: 'GET' });
    expect(body).toMatchObject({ moreWaiting: false, moves: [] });
    expect(body['waiting']).toHaveLength(2);
    expect(body['waiting']).toMatchObject([{ confidence: expect.closeTo(0.93, 1) as number }, {}]);
  });
});

describe('DecideMove', () => {
  it('answers 404 for a move that is unknown, 400 for a decision that is none, 409 while off', async () => {
    const world = await crowded();
    const post = (body: string) =>
      call(handleMove(world.deps), { method: 'POST', params: { moveId: 'none' }, body });
    expect((await post('{"decision":"released"}')).status).toBe(404);
    expect((await post('{"decision":"perhaps"}')).status).toBe(400);
    await world.enable('off');
    expect((await post('{"decision":"released"}')).status).toBe(409);
  });
});

describe('ValidateNow', () => {
  it('validates a parked contact again once its cause is mended', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    world.crm.answerWrites(contactIdOf(1), { kind: 'refused', code: '0x80040265' });
    await world.start();
    expect(world.crm.flag(contactIdOf(1)) ?? 0).toBe(0);
    const body = JSON.stringify({ contactIds: [contactIdOf(1)] });
    expect(await call(handleValidations(world.deps), { method: 'POST', body })).toMatchObject({
      status: 202,
    });
    await world.drain();
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
  });

  it.each(['{}', '{"contactIds":[]}', '{"contactIds":["ada"]}', 'none'])('refuses %s', async (body) => {
    const world = await crowded();
    expect((await call(handleValidations(world.deps), { method: 'POST', body })).status).toBe(400);
  });

  it('refuses while validation is off', async () => {
    const world = await crowded();
    await world.enable('off');
    const body = JSON.stringify({ contactIds: [contactIdOf(1)] });
    expect((await call(handleValidations(world.deps), { method: 'POST', body })).status).toBe(409);
  });
});
