import * as z from 'zod';
import { readSampleSettings } from '../../local/docs/list-main-functions.ts';
import { propertyAt } from '../../local/infra/planned-resources.ts';
import { ALLOCATOR_OF_AN_INSTANCE } from '../../local/runner/supervise-runner.ts';
import { environmentSchema } from '../../shared/config/setting-schemas.ts';
import { SETTINGS_TABLE, type SettingRow } from '../../shared/config/settings-table.ts';
import { readAppSettings, readTemplate, SNAPSHOTS } from './compiled-template.ts';

/** The only list of settings that a deployment in Azure leaves out, each with its reason. */
const NOT_IN_AZURE: Readonly<Record<string, string>> = {
  SERVICE_BUS: 'a connection string; Azure opens the namespace with the identity',
  STATE_STORAGE: 'a connection string; Azure opens the tables with the identity',
  PROFILES_FEED_FOLDER: 'a disk; Azure reads the feed from a container',
  VALIDATION_TODAY: 'for replays and tests',
};

/** Read by the Functions host, not by our code: learn.microsoft.com/azure/azure-functions/functions-app-settings */
const FOR_THE_HOST = [
  'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__queueServiceUri',
  'AzureWebJobsStorage__tableServiceUri',
  'AzureWebJobsStorage__credential',
  'AzureWebJobsStorage__clientId',
  'SERVICE_BUS__credential',
  'SERVICE_BUS__clientId',
  'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT',
];

/** Read by the C library that Node is built on: mallopt(3). */
const FOR_THE_ALLOCATOR = Object.keys(ALLOCATOR_OF_AN_INSTANCE);

/** Flex Consumption refuses these: learn.microsoft.com/azure/azure-functions/flex-consumption-plan */
const REFUSED_ON_FLEX =
  /^(FUNCTIONS_WORKER_RUNTIME|FUNCTIONS_EXTENSION_VERSION|WEBSITE_RUN_FROM_PACKAGE|WEBSITE_CONTENT.*|WEBSITE_NODE_DEFAULT_VERSION|WEBSITE_TIME_ZONE)$/;

const ROWS: readonly SettingRow[] = SETTINGS_TABLE;
const names = ROWS.map(({ name }) => name);

/** What the parameter files set, and what other choices in one would. */
async function namesSet(): Promise<Set<string>> {
  const module = (await readTemplate()).modules['appSettings'];
  const chosen = z.record(z.string(), z.unknown()).parse(module?.variables['chosen']);
  const set = (await readAppSettings()).flatMap(({ properties }) => Object.keys(properties));
  return new Set([...set, ...Object.keys(chosen)]);
}

it('sets every setting that the code reads, but for those listed with a reason', async () => {
  const set = await namesSet();
  expect(names.filter((name) => !set.has(name)).sort()).toEqual(Object.keys(NOT_IN_AZURE).sort());
});

it('sets nothing that neither the code, nor the host, nor the allocator reads', async () => {
  const known = new Set([...names, ...FOR_THE_HOST, ...FOR_THE_ALLOCATOR]);
  expect([...(await namesSet())].filter((name) => !known.has(name))).toEqual([]);
});

it('sets nothing that Flex Consumption refuses', async () => {
  const set = [...(await namesSet())];
  expect(set.length).toBeGreaterThan(20);
  expect(set.filter((name) => REFUSED_ON_FLEX.test(name))).toEqual([]);
});

it('lets the allocator keep memory as a local run does, whose memory is measured', async () => {
  const sets = await readAppSettings();
  expect(sets).toHaveLength(SNAPSHOTS.length);
  for (const set of sets)
    for (const [name, value] of Object.entries(ALLOCATOR_OF_AN_INSTANCE))
      expect(propertyAt(set, name)).toBe(value);
});

it('sets what the code requires, and one of each choice, in every deployment', async () => {
  const required = ROWS.filter((row) => row.required !== 'no' && !(row.name in NOT_IN_AZURE));
  expect(required.map(({ name }) => name)).toContain('DATAVERSE_URL');
  for (const set of await readAppSettings()) {
    expect(required.filter(({ name }) => propertyAt(set, name) === undefined)).toEqual([]);
  }
});

it('sets texts that the code accepts', async () => {
  const texts = (await readAppSettings())
    .flatMap(({ properties }) => Object.entries(properties))
    .filter(([, text]) => !/^[[@]/.test(String(text))); // expressions are worked out in Azure
  expect(texts.length).toBeGreaterThan(10);
  const schemas = new Map<string, z.ZodType>(Object.entries(environmentSchema.shape));
  const refused = texts.filter(([name, text]) => schemas.get(name)?.safeParse(text).success === false);
  expect(refused).toEqual([]);
});

it('leaves the look-up key in the key vault', async () => {
  const references = (await readAppSettings()).map((set) => propertyAt(set, 'LOOKUP_SECRET'));
  expect(references).toHaveLength(SNAPSHOTS.length);
  for (const reference of references) {
    expect(reference).toMatch(/^@Microsoft\.KeyVault\(VaultName=kv-[^;]+;SecretName=look-up-key\)$/);
  }
});

it('knows every setting of the sample', async () => {
  const known = new Set([...names, ...FOR_THE_HOST, 'AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME']);
  expect(Object.keys(await readSampleSettings()).filter((name) => !known.has(name))).toEqual([]);
});
