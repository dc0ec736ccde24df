import { instantSchema } from '../../shared/domain/calendar.ts';
import { describeRun, describeRuns } from '../../shared/jobs/describe-runs.ts';
import { startSweep } from '../../shared/jobs/start-sweep.ts';
import { validateNow } from '../../shared/jobs/validate-now.ts';
import { contactIdOf, runIdOf } from '../builders/ids.ts';
import { KillAtCall } from './kill-at-call.ts';
import { population } from './population.ts';
import { ProcessKilled, World } from './world.ts';

describe('a run', () => {
  it('is scanning, then validating, then finished, with counts by outcome and reason', async () => {
    const world = new World(population({ size: 8, everyNth: 4 }));
    await world.enable();
    const state = async () => (await describeRun(world.deps, runIdOf('run-1')))?.state;
    expect(await state()).toBe('scanning');
    await world.deliverPages();
    expect(await state()).toBe('validating');
    await world.drain();
    const run = await describeRun(world.deps, runIdOf('run-1'));
    expect(run?.state).toBe('finished');
    expect(run?.progress).toMatchObject({
      itemsSent: 8,
      itemsDone: 8,
      counts: { 'verified:still_there': 6, 'notAtCompany:position_ended': 2, 'flag:written': 2 },
    });
  });

  it('says how many rows of which table it has read, until another sweep takes its place', async () => {
    const world = new World(population({ size: 8 }));
    await world.enable();
    const scan = async () => (await describeRun(world.deps, runIdOf('run-1')))?.scan;
    const seen = [];
    for (let place = await scan(); place?.stage !== 'finished'; place = await scan()) {
      seen.push(place);
      const index = world.queue.waiting.findIndex(({ queue }) => queue === 'scan');
      for (const page of world.queue.waiting.splice(index, 1)) await world.deliver(page);
    }
    expect(seen).toContainEqual({ stage: 'members', rows: 1 });
    await world.sweep();
    expect(await scan()).toBeUndefined();
  });

  it('counts what a repeated delivery finds covered once only', async () => {
    const world = await new World(population({ size: 8, everyNth: 4 })).start({ times: 3 });
    const run = await describeRun(world.deps, runIdOf('run-1'));
    expect(run?.progress.counts).toMatchObject({ 'verified:still_there': 6, 'flag:written': 2 });
  });

  it('ends when another sweep takes its place', async () => {
    const world = new World(population({ size: 2 }));
    await world.enable('dryRun');
    await world.enable('on');
    await world.drain();
    const { runs } = await describeRuns(world.deps);
    expect(runs.map(({ state }) => state)).toEqual(['finished', 'finished']);
  });

  it('shows as cancelled when its process died while its jobs were queued', async () => {
    const world = await new World(population({ size: 2 })).start();
    world.nowMs += 1000;
    const killer = new KillAtCall({ at: 3, moment: 'after' });
    const asked = validateNow(killer.interfere(world.deps), {
      contactIds: [contactIdOf(1)],
      startedBy: 'test',
    });
    await expect(asked).rejects.toThrow(ProcessKilled);
    const latest = async () => (await describeRuns(world.deps)).runs[0];
    expect(await latest()).toMatchObject({ kind: 'direct', state: 'scanning' });
    world.nowMs += 11 * 60_000;
    expect(await latest()).toMatchObject({ kind: 'direct', state: 'cancelled' });
  });

  it('is over when another began at the same moment and won', async () => {
    const world = await new World(population({ size: 2 })).start();
    const losing = { ...world.deps, control: { ...world.state.control, saveSweep: async () => undefined } };
    expect(await startSweep(losing, { startedBy: 'test' })).toEqual({ kind: 'lost_race' });
    await world.sweep();
    const { runs } = await describeRuns(world.deps);
    expect(runs.map(({ state }) => state)).toEqual(['finished', 'finished', 'finished']);
  });

  it('shows a parked contact until a later validation succeeds', async () => {
    const world = new World(population({ size: 2, everyNth: 2 }));
    world.crm.answerWrites(contactIdOf(2), { kind: 'refused', code: '0x80040265' });
    await world.start();
    expect((await describeRuns(world.deps)).parked).toEqual([
      expect.objectContaining({ contactId: contactIdOf(2), detail: '0x80040265' }),
    ]);
    for (const contact of population({ size: 2, everyNth: 2 }).contacts) {
      world.crm.saveContact({ ...contact, jobTitle: 'Changed' });
    }
    await world.sweep();
    expect(world.crm.flag(contactIdOf(2))).toBe(1);
    expect((await describeRuns(world.deps)).parked).toEqual([]);
  });

  it('shows whoever waits behind many whose time has passed', async () => {
    const world = await new World(population({ size: 300 })).start();
    const parkedAt = instantSchema.parse('2026-10-01T00:00:00Z');
    const row = { reason: 'delivery_limit', detail: '' };
    await world.state.parked.park(
      (await world.snapshots()).map(({ contactId }) => ({ ...row, contactId, parkedAt })),
    );
    const waits = {
      ...row,
      contactId: contactIdOf(299),
      parkedAt: instantSchema.parse('2026-12-01T00:00:00Z'),
    };
    await world.state.parked.park([waits]);
    expect((await describeRuns(world.deps)).parked).toEqual([waits]);
  });

  it('lists bad records of the source with file and line', async () => {
    const world = new World(population({ size: 1 }));
    world.source.rejected.push({ file: 'profiles.jsonl', line: 7, problem: 'observedAt is missing' });
    await world.start();
    expect((await describeRun(world.deps, runIdOf('run-1')))?.rejected).toEqual([
      { file: 'profiles.jsonl', line: 7, problem: 'observedAt is missing' },
    ]);
  });
});
