import { population } from './population.ts';
import { World } from './world.ts';

describe('Promise 15: new rules are applied through a second queue, one page at a time', () => {
  it('validates every contact again, on the low-priority queue only', async () => {
    const world = await new World(population({ size: 30 })).start();
    const known = world.jobs().length;
    world.settings.rulesVersion = 'newer';
    await world.sweep();
    const jobs = world.jobs().slice(known);
    expect(jobs.flatMap(({ items }) => items)).toHaveLength(30);
    expect(new Set(jobs.map(({ lane }) => lane))).toEqual(new Set(['later']));
    await world.sweep();
    expect(world.jobs()).toHaveLength(known + jobs.length);
  });

  it('sends no second page before the jobs of the first are done', async () => {
    const world = await new World(population({ size: 1200, everyNth: 2000 })).start();
    world.settings.policy = { ...world.settings.policy, flagRule: 'original' };
    const known = world.jobs().length;
    await world.sweep({
      // Pages first, as if the low-priority queue were slow.
      pick: (waiting) =>
        Math.max(
          0,
          waiting.findIndex(({ queue }) => queue === 'scan'),
        ),
    });
    const sent = world.queue.accepted.filter(({ queue }) => queue === 'revalidation');
    expect(sent.length).toBeGreaterThan(0);
    const waits = world.queue.accepted.filter(
      ({ queue, notBefore }) => queue === 'scan' && notBefore !== undefined,
    );
    expect(waits.length).toBeGreaterThan(0);
    expect(
      world
        .jobs()
        .slice(known)
        .flatMap(({ items }) => items),
    ).toHaveLength(1200);
  }, 30_000);
});
