import { readFile } from 'node:fs/promises';
import { SETTINGS_TABLE, type SettingRow } from '../../shared/config/settings-table.ts';
import { QUEUE_LIMITS } from '../../shared/queue/queue-limits.ts';

let bicep = '';
beforeAll(async () => {
  bicep = await readFile('infra/service-bus.bicep', 'utf8');
});

/** Value of the property in the template, such as `maxDeliveryCount: 10`. */
const propertyOf = (name: string): string | undefined =>
  new RegExp(`^\\s*${name}: '?([^'\\n]+?)'?$`, 'm').exec(bicep)?.[1];

const presetOf = (setting: string): string | undefined =>
  (SETTINGS_TABLE as readonly SettingRow[]).find(({ name }) => name === setting)?.default;

describe('the queues of infra/service-bus.bicep', () => {
  it.each([
    ['lockDuration', `PT${QUEUE_LIMITS.lockDurationSeconds / 60}M`],
    ['maxDeliveryCount', String(QUEUE_LIMITS.maxDeliveryCount)],
    ['duplicateDetectionHistoryTimeWindow', `PT${QUEUE_LIMITS.duplicateDetectionMinutes}M`],
    ['defaultMessageTimeToLive', `P${QUEUE_LIMITS.timeToLiveDays}D`],
    ['requiresDuplicateDetection', 'true'],
    ['deadLetteringOnMessageExpiration', 'true'],
  ])('have the %s that the code counts on', (name, expected) => {
    expect(propertyOf(name)).toBe(expected);
  });

  it.each([
    ['scanQueue', 'SCAN_QUEUE', 'false'],
    ['validationQueue', 'VALIDATION_QUEUE', 'true'],
    ['revalidationQueue', 'REVALIDATION_QUEUE', 'true'],
  ])('name %s as the settings do, with the sessions the code expects', (parameter, setting, sessions) => {
    const name = new RegExp(`param ${parameter} string = '(.+)'`).exec(bicep)?.[1];
    expect(name).toBe(presetOf(setting));
    expect(bicep).toContain(`{ name: ${parameter}, requiresSession: ${sessions} }`);
  });
});
