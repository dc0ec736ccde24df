import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedData } from '../../../local/runner/core-api.ts';
import { parseNcrontab } from '../../../local/runner/ncrontab.ts';
import { isMonitored, TimerListener } from '../../../local/runner/timer-listener.ts';
import { TimerStatusFile } from '../../../local/runner/timer-status-file.ts';

const triggerOf = (expression: string, runOnStartup = false) => ({
  kind: 'timer' as const,
  schedule: parseNcrontab(expression),
  expression,
  runOnStartup,
  useMonitor: true,
});

let stateDir: string;
let listener: TimerListener | undefined;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'timer-test-'));
});
afterEach(async () => {
  await listener?.stop();
  jest.useRealTimers();
  await rm(stateDir, { recursive: true, force: true });
});

/** Starts a timer and gives its first call. */
function firstCall(at: { expression: string; runOnStartup?: boolean; statusFile?: TimerStatusFile }) {
  return new Promise<unknown>((resolve) => {
    const fire = ({ json }: TypedData) => {
      resolve(JSON.parse(json ?? 'null'));
      return Promise.resolve();
    };
    listener = new TimerListener({
      trigger: triggerOf(at.expression, at.runOnStartup),
      statusFile: at.statusFile,
      fire,
    });
    void listener.start();
  });
}

it('makes up for all missed occurrences with one call that says it is past due', async () => {
  const statusFile = new TimerStatusFile({ stateDir, functionName: 'Tick' });
  const missed = {
    last: '2020-01-01T00:00:00.000Z',
    next: '2020-01-01T00:05:00.000Z',
    lastUpdated: '2020-01-01T00:00:01.000Z',
  };
  await statusFile.write(missed);
  expect(await firstCall({ expression: '0 0 0 1 1 *', statusFile })).toEqual({
    Schedule: { AdjustForDST: true },
    ScheduleStatus: { Last: missed.last, Next: missed.next, LastUpdated: missed.lastUpdated },
    IsPastDue: true,
  });
});

it('fires at start only when asked to', async () => {
  const call = await firstCall({ expression: '0 0 0 1 1 *', runOnStartup: true });
  expect(call).toMatchObject({ IsPastDue: false, ScheduleStatus: null });
});

it('keeps state only for schedules of at least a minute', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  expect(isMonitored(triggerOf('0 * * * * *'), now)).toBe(true);
  expect(isMonitored(triggerOf('*/30 * * * * *'), now)).toBe(false);
});

it('never runs two occurrences at once, and goes on after one that failed', async () => {
  jest.useFakeTimers();
  let fired = 0;
  let fail: (reason: Error) => void = () => undefined;
  const fire = () => {
    fired += 1;
    return new Promise<void>((_resolve, reject) => (fail = reject));
  };
  listener = new TimerListener({ trigger: triggerOf('* * * * * *'), fire });
  await listener.start();
  await jest.advanceTimersByTimeAsync(5000);
  expect(fired).toBe(1);
  fail(new Error('one bad occurrence'));
  await jest.advanceTimersByTimeAsync(1000);
  expect(fired).toBe(2);
});
