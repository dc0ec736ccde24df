import { handleRuns } from '../../functions/manage-runs.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { explainContacts } from '../../shared/jobs/explain-contacts.ts';
import { aMove } from '../builders/an-observation.ts';
import { contactIdOf } from '../builders/ids.ts';
import { call } from '../functions/http-request.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

const ID = contactIdOf(1);
const person = aPerson(1, { moved: true });
const departure = (to: string, ended: string, day: string) => ({
  ...person.observation,
  positions: aMove({ from: person.account.name, to, ended }),
  observedAt: instantSchema.parse(`${day}T00:00:00Z`),
});

function worldWith(observation = person.observation, policy: Partial<Policy> = {}) {
  const world = new World({
    contacts: [person.contact],
    accounts: [person.account],
    observations: [observation],
    policy,
  });
  const edit = (flag: 0 | 1 | 2) => {
    world.crm.setFlag({ contactId: ID, flag });
    return world.sweep();
  };
  const learn = (to: string, ended: string, day: string) => {
    world.source.observations.push(departure(to, ended, day));
    return world.sweep();
  };
  return { world, edit, learn };
}

describe('an Ignore', () => {
  it('holds through sweeps and resyncs until the evidence is another', async () => {
    const { world, edit, learn } = worldWith();
    await world.start();
    await edit(2);
    world.crm.expireCursors();
    await world.sweep();
    expect(world.crm.flag(ID)).toBe(2);
    await learn('Elsewhere Works', '2026-09', '2026-10-20');
    expect(world.crm.flag(ID)).toBe(1);
  });

  it('holds against any evidence where the policy says for ever', async () => {
    const { world, edit, learn } = worldWith(person.observation, { ignoreRule: 'forever' });
    await world.start();
    await edit(2);
    await learn('Elsewhere Works', '2026-09', '2026-10-20');
    expect(world.crm.flag(ID)).toBe(2);
  });
});

describe('a flag that people keep changing', () => {
  it('is respected each time, then left alone and reported, in the run and in the explanation', async () => {
    const { world, edit, learn } = worldWith();
    await world.start();
    for (const [to, ended, day] of [
      ['Second Works', '2026-04', '2026-10-16'],
      ['Third Works', '2026-05', '2026-10-17'],
    ] as const) {
      await edit(0);
      expect(world.crm.flag(ID)).toBe(0);
      await learn(to, ended, day);
      expect(world.crm.flag(ID)).toBe(1);
    }
    await edit(0);
    const writes = world.crm.appliedWrites.length;
    await learn('Fourth Works', '2026-06', '2026-10-18');
    expect(world.crm.appliedWrites).toHaveLength(writes);
    expect((await world.snapshot(ID))?.outcome).toEqual({ kind: 'held', reason: 'contested' });

    const { body } = await call(handleRuns(world.deps), { method: 'GET' });
    expect(JSON.stringify(body)).toContain('"held:contested":1');
    const { signal } = new AbortController();
    const [explained] = await explainContacts(world.deps, { ids: [ID], signal });
    expect(explained?.snapshot?.outcome).toEqual({ kind: 'held', reason: 'contested' });
    expect(explained?.snapshot?.contested).toBe(3);
  });

  it("is a person's own 1 until the evidence is another", async () => {
    const { world, edit } = worldWith({
      ...person.observation,
      positions: [{ companyName: person.account.name, title: 'Engineer' }],
    });
    await world.start();
    await edit(1);
    world.crm.saveContact({ ...person.contact, flag: 1, jobTitle: 'Director' });
    await world.sweep();
    expect(world.crm.flag(ID)).toBe(1);
  });
});

describe('the look-back of two years', () => {
  const longAgo = departure('Elsewhere Works', '2024-03', '2026-10-15');

  it('reports an older change of employer and flags a younger one', async () => {
    const { world } = worldWith(longAgo);
    await world.start();
    expect(world.crm.flag(ID)).toBeNull();
    expect((await world.snapshot(ID))?.outcome).toEqual({ kind: 'held', reason: 'before_look_back' });
    const { world: younger } = worldWith(departure('Elsewhere Works', '2025-03', '2026-10-15'));
    await younger.start();
    expect(younger.crm.flag(ID)).toBe(1);
  });

  it('flags it where the setting says so, also when that is said later', async () => {
    const { world } = worldWith(longAgo);
    await world.start();
    world.settings.policy = { ...world.settings.policy, oldDepartures: 'flag' };
    await world.sweep();
    expect(world.crm.flag(ID)).toBe(1);
  });
});
