import { ruleStamps } from '../../shared/changes/stamps.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { contactIdOf } from '../builders/ids.ts';
import { aPerson, population } from './population.ts';
import { World } from './world.ts';

describe('Promise 13: off means off', () => {
  it('completes jobs that waited, without action', async () => {
    const world = new World(population({ size: 4, everyNth: 2 }));
    await world.enable();
    await world.deliverPages();
    await world.enable('off');
    const reads = world.crm.calls.readContacts;
    await world.drain();
    expect(world.crm.calls.readContacts).toBe(reads);
    expect(await world.snapshots()).toEqual([]);
    expect(world.telemetry.eventsOf('job.dropped').length).toBeGreaterThan(0);
  });

  it('stops a job that is already judging, before its write', async () => {
    const world = new World(population({ size: 1, everyNth: 1 }));
    await world.enable();
    const readContacts = world.crm.readContacts.bind(world.crm);
    world.crm.readContacts = async (request) => {
      await world.enable('off');
      return readContacts(request);
    };
    await world.drain();
    expect(world.crm.flag(contactIdOf(1))).toBeNull();
  });

  it('catches up with everything that changed meanwhile when it is switched on again', async () => {
    const world = await new World(population({ size: 3, everyNth: 9 })).start();
    await world.enable('off');
    expect(await world.tick()).toBe('off');
    const { contact, account, observation } = aPerson(7, { moved: true });
    world.crm.saveAccount(account);
    world.crm.saveContact(contact);
    world.source.observations.push(observation);
    await world.drain();
    expect(world.crm.flag(contactIdOf(7))).toBeNull();
    await world.enable('on');
    await world.drain();
    expect(world.crm.flag(contactIdOf(7))).toBe(1);
  });

  it('finds a profile again whose news was dropped while it was off', async () => {
    const person = aPerson(1);
    const world = await new World({
      contacts: [person.contact],
      accounts: [person.account],
      observations: [person.observation],
    }).start();
    const observedAt = instantSchema.parse('2026-10-30T00:00:00Z');
    world.source.observations.push({ ...aPerson(1, { moved: true }).observation, observedAt });
    await world.drainPages();
    await world.enable('off');
    await world.drain();
    expect(world.crm.flag(contactIdOf(1))).toBeNull();
    await world.enable('on');
    await world.drain();
    expect(world.crm.flag(contactIdOf(1))).toBe(1);
  });

  it('applies new rules whose jobs were dropped while it was off', async () => {
    const world = await new World(population({ size: 3 })).start();
    world.settings.rulesVersion = 'newer';
    await world.drainPages();
    await world.enable('off');
    await world.drain();
    await world.enable('on');
    await world.drain();
    const wanted = ruleStamps({ rulesVersion: 'newer', policy: world.settings.policy }).rules;
    expect((await world.snapshots()).map(({ stamps }) => stamps.rules)).toEqual([wanted, wanted, wanted]);
  });

  it('starts the reconcile sweep with the next tick when the process died while switching on', async () => {
    const world = await new World(population({ size: 2 })).start();
    world.nowMs += 60_000;
    const changedAt = new Date(world.nowMs).toISOString() as never;
    const etag = (await world.state.control.readEnablement())?.etag;
    const row = { dataValidation: 'on', changedBy: 'test', changedAt } as const;
    await world.state.control.saveEnablement({ row, etag });
    world.nowMs += 60_000;
    expect(await world.tick()).toBe('started');
    expect((await world.state.control.readSweep())?.row.kind).toBe('reconcile');
  });
});
