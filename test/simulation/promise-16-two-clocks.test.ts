import { contactIdOf } from '../builders/ids.ts';
import { population } from './population.ts';
import { World } from './world.ts';

describe('Promise 16: two clocks', () => {
  it('judges by today and stamps by now', async () => {
    const replay = new World({ ...population({ size: 1, everyNth: 1 }), today: '2029-01-01' });
    await replay.start();
    const snapshot = await replay.snapshot(contactIdOf(1));
    // Two years after it was seen the profile is stale, although the process runs in 2026.
    expect(snapshot?.outcome).toEqual({ kind: 'uncertain', reason: 'stale_profile' });
    expect(snapshot?.validatedAt.slice(0, 4)).toBe('2026');
  });

  it('counts the daily limit by today, and lets the rest follow tomorrow', async () => {
    const world = new World({ ...population({ size: 4, everyNth: 1 }), dailyFlagLimit: 3 });
    await world.start();
    const outcomes = (await world.snapshots()).map(({ outcome }) => outcome.reason);
    expect(outcomes.filter((reason) => reason === 'daily_limit')).toHaveLength(1);
    world.nowMs += 86_400_000;
    await world.release();
    expect(world.crm.appliedWrites).toHaveLength(3);
    world.todayText = '2026-11-02';
    await world.release();
    expect(world.crm.appliedWrites).toHaveLength(4);
  });
});
