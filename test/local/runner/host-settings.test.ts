import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHostSettings } from '../../../local/runner/host-settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(host: unknown) {
  await writeFile(join(folder, 'host.json'), JSON.stringify(host));
  return readHostSettings(join(folder, 'host.json'));
}

it('has the defaults of the host', async () => {
  const { functionTimeout, extensions } = await read({ version: '2.0' });
  expect(functionTimeout).toBe(30 * 60_000);
  expect(extensions.http.routePrefix).toBe('api');
  expect(extensions.serviceBus).toMatchObject({
    autoCompleteMessages: true,
    maxAutoLockRenewalDuration: 300_000,
    maxConcurrentSessions: 8,
  });
});

it('reads time spans with days and fractions, and -1 as no limit', async () => {
  const serviceBus = { sessionIdleTimeout: '00:00:00.5', maxAutoLockRenewalDuration: '1.02:03:04' };
  const settings = await read({ version: '2.0', functionTimeout: '-1', extensions: { serviceBus } });
  expect(settings.functionTimeout).toBeUndefined();
  expect(settings.extensions.serviceBus.sessionIdleTimeout).toBe(500);
  expect(settings.extensions.serviceBus.maxAutoLockRenewalDuration).toBe(93_784_000);
});

it('says which file is no JSON', async () => {
  await writeFile(join(folder, 'host.json'), '{');
  await expect(readHostSettings(join(folder, 'host.json'))).rejects.toThrow(/host\.json is not valid JSON/);
});

it.each([
  ['another version', { version: '3.0' }, /version/],
  ['no time span', { version: '2.0', functionTimeout: '5 minutes' }, /"5 minutes" is no time span/],
  [
    'settlement that a function cannot do',
    { version: '2.0', extensions: { serviceBus: { autoCompleteMessages: false } } },
    /autoCompleteMessages/,
  ],
])('refuses %s and names the file', async (_what, host, expected) => {
  await expect(read(host)).rejects.toThrow(expected);
  await expect(read(host)).rejects.toThrow(/host\.json is not valid/);
});
