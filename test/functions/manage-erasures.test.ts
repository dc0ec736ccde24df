import { handleErasures } from '../../functions/manage-erasures.ts';
import { contactIdOf } from '../builders/ids.ts';
import { population } from '../simulation/population.ts';
import { World } from '../simulation/world.ts';
import { call } from './http-request.ts';

describe('ErasePersons', () => {
  it('answers how many contacts and profiles were meant, without naming anybody', async () => {
    const world = await new World(population({ size: 2 })).start();
    const body = { contactIds: [contactIdOf(1)], profileUrls: ['https://www.linkedin.com/in/person-2'] };
    const answer = await call(handleErasures(world.deps), { method: 'POST', body });
    const { organizationId } = world.environment;
    expect(answer).toMatchObject({ status: 200, body: { contacts: 1, profiles: 2, organizationId } });
  });

  it.each([
    [{}],
    [{ contactIds: ['ada'] }],
    [{ profileUrls: ['https://example.com/ada'] }],
    [{ emails: ['ada'] }],
    [{ names: ['Ada'] }],
  ])('refuses %j', async (body) => {
    const world = new World(population({ size: 1 }));
    expect((await call(handleErasures(world.deps), { method: 'POST', body })).status).toBe(400);
  });
});
