import { contactIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

describe('Promise 12: a dry run does not count as done', () => {
  it('writes nothing, says what it would write, and writes that once it is switched on', async () => {
    const world = new World(population({ size: 8, everyNth: 4 }));
    await world.enable('dryRun');
    await world.drain();
    expect(world.crm.calls.writeFlags).toBe(0);
    expect(await world.snapshot(contactIdOf(4))).toMatchObject({
      owed: 1,
      flag: null,
      outcome: { kind: 'notAtCompany' },
    });
    const owed = world.telemetry.eventsOf('job.finished').map(({ counts }) => counts['flag:owed'] ?? 0);
    expect(owed.reduce((sum, count) => sum + count, 0)).toBe(2);

    await world.enable('on');
    await world.drain();
    expect(world.crm.appliedWrites.map(({ contactId }) => contactId).sort()).toEqual([
      contactIdOf(4),
      contactIdOf(8),
    ]);
    expect((await world.snapshot(contactIdOf(4)))?.owed).toBeUndefined();
  });
});
