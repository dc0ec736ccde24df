import { setImmediate as pass } from 'node:timers/promises';
import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { makeControlDouble } from '../../doubles/state/make-control-double.ts';
import { makeTelemetryDouble } from '../../doubles/telemetry/make-telemetry-double.ts';
import { connectTo } from './connect-to.ts';

const WINDOW_MS = 300_000;
const ALLOWED = 40;
/** Whatever is in flight when the first 429 comes meets one as well. */
const IN_FLIGHT_MAX = 10;

let dataverse: Dataverse;
let nowMs = Date.parse('2026-11-02T08:00:00Z');
const now = () => new Date(nowMs);
const sharedPause = makeControlDouble();
const telemetry = makeTelemetryDouble();

/** An instance of the app: a client of its own, the pause in the tables that all share. */
function anInstance() {
  const sleep = async (waitMs: number) => {
    const until = nowMs + waitMs;
    await pass(); // whoever else waits meanwhile waits the same time
    nowMs = Math.max(nowMs, until);
  };
  const http = connectTo(dataverse, { now, sharedPause, sleep, telemetry });
  const ask = () => http.send({ method: 'GET', path: '/api/data/v9.2/WhoAmI()', signal: inTime() });
  return async (times: number) => {
    const asked = await Promise.allSettled(Array.from({ length: times }, ask));
    return {
      answered: asked.filter(({ status }) => status === 'fulfilled').length,
      putOff: asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])),
    };
  };
}

beforeAll(async () => {
  dataverse = await startDataverse({ now, parallelismHint: IN_FLIGHT_MAX });
  dataverse.setLimits({ requests: ALLOWED, windowMs: WINDOW_MS });
});
afterAll(() => dataverse.stop());

it('pause together when the limits of Dataverse are reached, ask nothing meanwhile, and go on together', async () => {
  const [one, other] = [anInstance(), anInstance()];
  const { answered, putOff } = await one(2 * ALLOWED);
  expect(answered).toBe(ALLOWED);
  for (const fault of putOff) expect(fault).toMatchObject({ reason: 'dataverse_throttled' });
  const { requests, throttled } = dataverse.statistics();
  expect(throttled).toBeGreaterThan(0);
  expect(throttled).toBeLessThanOrEqual(IN_FLIGHT_MAX);
  expect(requests.other).toBe(ALLOWED + throttled);

  expect((await other(5)).putOff).toHaveLength(5); // of the other's 429 it has only heard
  nowMs += WINDOW_MS / 2;
  expect((await one(5)).putOff).toHaveLength(5);
  expect(dataverse.statistics().requests).toEqual(requests);

  nowMs += WINDOW_MS / 2;
  expect([(await one(5)).answered, (await other(5)).answered]).toEqual([5, 5]);
  const told = telemetry.eventsOf('dataverse.requested');
  const sum = (of: 'attempts' | 'throttled') => told.reduce((total, cost) => total + cost[of], 0);
  expect([sum('attempts'), sum('throttled')]).toEqual([dataverse.statistics().requests.other, throttled]);
});
