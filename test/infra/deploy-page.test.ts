import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOfParameters, outputsNamed, parseCommand, type Command } from './az-commands.ts';
import { readAllPlanned, readTemplate, type Template } from './compiled-template.ts';
import { openRecorder, type Call } from './recorder.ts';

const SHOW = 'deployment group show --resource-group rg-data-validation-test --name data-validation --query';
const answers = {
  'ad app create': { prints: 'client-id' },
  'ad sp show --id client-id --query id': { prints: 'api-id' },
  'ad sp show --id client-id --query appRoles': { prints: 'role-id' },
  'ad signed-in-user show': { prints: 'my-id' },
  'account show --query tenantId': { prints: 'tenant-id' },
  [`${SHOW} properties.outputs.appName.value`]: { prints: 'func-app' },
  [`${SHOW} properties.outputs.appUrl.value`]: { prints: 'https://func-app.example' },
  [`${SHOW} properties.outputs.apiClientId.value`]: { prints: 'client-id' },
};

let recorder: Awaited<ReturnType<typeof openRecorder>>;
let template: Template;
let page: string;
let calls: Call[];
let commands: Command[];
let outcome: { code: number; said: string };

/** The shell lines of the page, in their order. */
const linesOf = (text: string): string =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block).join('');

beforeAll(async () => {
  recorder = await openRecorder(answers);
  template = await readTemplate();
  page = await readFile('docs/operations/deploy.md', 'utf8');
  outcome = await recorder.run(`set -euo pipefail\n${linesOf(page)}`);
  calls = await recorder.calls();
  commands = calls.map(parseCommand);
}, 30_000);
afterAll(() => recorder.close());

const named = (name: string) => commands.filter((command) => command.name === name);
const optionsOf = (name: string, option: string) => named(name).map(({ options }) => options[option]);

it('comes to its end, line by line', () => {
  expect(outcome.said).toContain('func-app');
  expect(outcome.said).toContain('The app answers');
  expect(outcome.code).toBe(0);
});

it('deploys a parameter file that gives exactly what the template takes', () => {
  const files = [...named('deployment group what-if'), ...named('deployment group create')].map(
    ({ options }) => options['--parameters'] ?? '',
  );
  expect(files).toHaveLength(3); // what-if alone, then what-if and create
  const { folder } = recorder;
  expect(files.flatMap((file) => faultsOfParameters({ folder, file }, template))).toEqual([]);
});

it('asks only for outputs that the template has', () => {
  const outputs = commands.flatMap(outputsNamed);
  expect(outputs).toEqual(expect.arrayContaining(['appName', 'appUrl', 'apiClientId', 'identityClientId']));
  expect(outputs.filter((name) => !(name in template.outputs))).toEqual([]);
});

it('looks before it changes anything, with a key at hand that nobody can read', () => {
  const names = commands.map(({ name }) => name);
  expect(names.indexOf('deployment group what-if')).toBeLessThan(names.indexOf('deployment group create'));
  const deploying = calls.filter(({ args }) => args[1] === 'group' && /what-if|create/.test(args[2] ?? ''));
  expect(deploying.filter(({ args }) => args[0] === 'deployment')).toHaveLength(3);
  for (const { keyLength } of deploying.filter(({ args }) => args[0] === 'deployment')) {
    expect(keyLength).toBe(64); // 48 bytes in base64
  }
});

it('keeps to one resource group and to the app that was deployed', () => {
  const groups = commands.flatMap(({ options }) => options['--resource-group'] ?? []);
  expect(new Set(groups)).toEqual(new Set(['rg-data-validation-test']));
  expect(optionsOf('group create', '--name')).toEqual(['rg-data-validation-test']);
  expect(optionsOf('functionapp deployment source config-zip', '--name')).toEqual(['func-app']);
  const [zip = ''] = optionsOf('functionapp deployment source config-zip', '--src');
  expect(existsSync(join(recorder.folder, zip))).toBe(true);
});

it('registers every provider that the template needs', async () => {
  const registered = new Set(optionsOf('provider register', '--namespace'));
  const builtIn = new Set(['Microsoft.Authorization', 'Microsoft.Resources']);
  const needed = new Set((await readAllPlanned()).map(({ type }) => type.split('/')[0] ?? ''));
  expect([...needed].filter((name) => !registered.has(name) && !builtIn.has(name))).toEqual([]);
});

it('sends the directory what parses, and the app a token for its own audience', () => {
  const bodies = optionsOf('rest', '--body').flatMap((body) => body ?? []);
  expect(bodies).toHaveLength(3); // registration, tools, role
  const inline = bodies.filter((body) => !body.startsWith('@'));
  expect(inline.map((body): unknown => JSON.parse(body))).toEqual([
    { principalId: 'my-id', resourceId: 'api-id', appRoleId: 'role-id' },
  ]);
  const [call] = named('rest').filter(({ options }) => options['--resource'] !== undefined);
  expect(call?.options).toMatchObject({
    '--url': 'https://func-app.example/api/manage/readiness',
    '--resource': 'api://client-id',
  });
});

it('runs npm scripts that exist', async () => {
  const manifest = JSON.stringify(JSON.parse(await readFile('package.json', 'utf8')));
  const scripts = (await recorder.npmCalls()).flatMap((line) => /^run (\S+)/.exec(line)?.[1] ?? []);
  expect(scripts).toEqual(['package']);
  for (const script of scripts) expect(manifest).toContain(`"${script}":"`);
});

it('names values and outputs that exist', async () => {
  const types = await readFile('infra/modules/types.bicep', 'utf8');
  const values = [...page.matchAll(/`(\w+)\.(\w+)`/g)].filter(([, root = '']) => root in template.parameters);
  expect(values.length).toBeGreaterThan(4);
  const unknown = values.filter(([, root, name]) => root !== 'tags' && !types.includes(`\n  ${name}: `));
  expect(unknown.map(([text]) => text)).toEqual([]);
  for (const name of Object.keys(template.outputs).filter((one) => one !== 'appName')) {
    if (!['identityObjectId', 'workspaceName'].includes(name)) expect(page).toContain(name);
  }
});
