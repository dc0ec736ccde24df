import { readFile } from 'node:fs/promises';
import { settingsPage } from '../../local/docs/settings-page.ts';
import { SETTINGS_TABLE } from '../../shared/config/settings-table.ts';
import { readSettings } from '../../shared/config/settings.ts';

it('docs/settings.md says what the code reads; run `npm run docs` when it does not', async () => {
  expect(await readFile('docs/settings.md', 'utf8')).toBe(settingsPage());
});

it('local.settings.sample.json is accepted as it is and knows no other setting', async () => {
  const sample: unknown = JSON.parse(await readFile('local.settings.sample.json', 'utf8'));
  const values = (sample as { Values: Record<string, string> }).Values; // our own file
  expect(readSettings(values).dailyFlagLimit).toBe(500);
  const known = new Set<string>(SETTINGS_TABLE.map(({ name }) => name));
  const ofTheHost = ['AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT'];
  expect(Object.keys(values).filter((name) => !known.has(name) && !ofTheHost.includes(name))).toEqual([]);
});
