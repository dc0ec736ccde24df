import { listMainFunctions, readSampleSettings } from '../../local/docs/list-main-functions.ts';
import { propertyAt, type PlannedResource } from '../../local/infra/planned-resources.ts';
import { readHostSettings } from '../../local/runner/host-settings.ts';
import { HEAP_OF_AN_INSTANCE } from '../../local/runner/supervise-runner.ts';
import { SETTINGS_TABLE, type SettingRow } from '../../shared/config/settings-table.ts';
import { QUEUE_LIMITS, WORK_LIMIT_MS } from '../../shared/queue/queue-limits.ts';
import { readAllPlanned, readAppSettings, SNAPSHOTS } from './compiled-template.ts';

const NODE_OF_THE_BUNDLE = 22; // local/bundle.ts

let planned: PlannedResource[];
let triggers: Record<string, unknown>[];

beforeAll(async () => {
  planned = await readAllPlanned();
  triggers = (await listMainFunctions()).flatMap(({ bindings }) => bindings);
}, 30_000);

const ofType = (wanted: string) => planned.filter(({ type }) => type === wanted);
const queues = () => ofType('Microsoft.ServiceBus/namespaces/queues');
const queueNameOf = ({ name }: PlannedResource) => name.split('/')[1] ?? '';
const presetOf = (setting: string): string | undefined =>
  (SETTINGS_TABLE as readonly SettingRow[]).find(({ name }) => name === setting)?.default;

/** Whether the trigger of each queue receives by session, by the queue's name as the settings have it. */
function sessionsByQueue(): Record<string, boolean> {
  const received = triggers.filter(({ type, queueName }) => {
    return type === 'serviceBusTrigger' && !String(queueName).includes('$DeadLetterQueue');
  });
  return Object.fromEntries(
    received.map(({ queueName, isSessionsEnabled }) => [
      presetOf(String(queueName).replaceAll('%', '')) ?? String(queueName),
      isSessionsEnabled === true,
    ]),
  );
}

it('deploys exactly the queues that the functions receive from, with their sessions', () => {
  const deployed = queues().map((queue) => [queueNameOf(queue), propertyAt(queue, 'requiresSession')]);
  expect(Object.keys(sessionsByQueue()).length).toBeGreaterThan(0);
  expect(Object.fromEntries(deployed)).toEqual(sessionsByQueue());
});

it.each(['SCAN_QUEUE', 'VALIDATION_QUEUE', 'REVALIDATION_QUEUE'])(
  'gives the app, as the sample does, in %s the name of a deployed queue',
  async (name) => {
    const sample = (await readSampleSettings())[name];
    expect(queues().map(queueNameOf)).toContain(sample);
    expect(presetOf(name)).toBe(sample);
    const given = (await readAppSettings()).map((settings) => propertyAt(settings, name));
    expect(given).toEqual(SNAPSHOTS.map(() => sample));
  },
);

it.each([
  ['lockDuration', `PT${QUEUE_LIMITS.lockDurationSeconds / 60}M`],
  ['maxDeliveryCount', QUEUE_LIMITS.maxDeliveryCount],
  ['requiresDuplicateDetection', true],
  ['duplicateDetectionHistoryTimeWindow', `PT${QUEUE_LIMITS.duplicateDetectionMinutes}M`],
  ['defaultMessageTimeToLive', `P${QUEUE_LIMITS.timeToLiveDays}D`],
  ['deadLetteringOnMessageExpiration', true],
])('deploys every queue with the %s that the code counts on', (name, expected) => {
  expect(queues().length).toBeGreaterThan(0);
  expect(queues().map((queue) => propertyAt(queue, name))).toEqual(queues().map(() => expected));
});

it('lets a function run for longer than its work takes, and renews its lock as long as the queue grants', async () => {
  const host = await readHostSettings('host.json');
  expect(host.functionTimeout).toBeGreaterThan(WORK_LIMIT_MS);
  const granted = QUEUE_LIMITS.lockDurationSeconds * 1000;
  expect(host.extensions.serviceBus.maxAutoLockRenewalDuration).toBe(granted);
  expect(granted).toBeGreaterThan(WORK_LIMIT_MS);
});

it('ticks well within the duplicate window, which a page that is sent again counts on', () => {
  const tick = triggers.find(({ type }) => type === 'timerTrigger');
  const minutes = Number(/^0 \*\/(\d+) \* \* \* \*$/.exec(String(tick?.['schedule']))?.[1]);
  expect(minutes * 2).toBeLessThanOrEqual(QUEUE_LIMITS.duplicateDetectionMinutes);
});

it('deploys on a Node version for which the bundle is made', () => {
  const sites = ofType('Microsoft.Web/sites');
  expect(sites).toHaveLength(SNAPSHOTS.length);
  for (const site of sites) {
    expect(propertyAt(site, 'functionAppConfig.runtime.name')).toBe('node');
    const version = Number(propertyAt(site, 'functionAppConfig.runtime.version'));
    expect(version).toBeGreaterThanOrEqual(NODE_OF_THE_BUNDLE);
  }
});

it('sizes the heap of the local runner as V8 does on the smallest instance that is deployed', () => {
  const memoryMb = ofType('Microsoft.Web/sites').map((site) =>
    Number(propertyAt(site, 'functionAppConfig.scaleAndConcurrency.instanceMemoryMB')),
  );
  const oldSpaceMb = Math.min(...memoryMb) / 2; // v8/src/heap/heap.cc: a quarter for each 32 bits of a pointer
  expect(HEAP_OF_AN_INSTANCE).toEqual([
    `--max-old-space-size=${oldSpaceMb}`,
    `--max-semi-space-size=${oldSpaceMb / 128}`,
  ]);
});
