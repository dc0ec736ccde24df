import { readAllPlanned, readTemplate, withModules } from './compiled-template.ts';

it('describes every parameter and every output', async () => {
  const values = withModules(await readTemplate()).flatMap(({ parameters, outputs }) => [
    ...Object.entries(parameters),
    ...Object.entries(outputs),
  ]);
  expect(values.length).toBeGreaterThan(80);
  expect(values.filter(([, { metadata }]) => metadata?.description === undefined)).toEqual([]);
});

it('takes one secret, without a default, and gives none away', async () => {
  const templates = withModules(await readTemplate());
  const secure = templates
    .flatMap(({ parameters }) => Object.entries(parameters))
    .filter(([, { type }]) => type?.toLowerCase().startsWith('secure') === true);
  expect(secure.map(([name]) => name)).toEqual(['newLookUpKey', 'newLookUpKey']);
  expect(secure.filter(([, { defaultValue }]) => defaultValue !== undefined)).toEqual([]);
  const outputs = JSON.stringify(templates.map((template) => template.outputs));
  expect(outputs).toContain('identityClientId');
  expect(outputs).not.toMatch(/\blist[A-Z]\w*\(|newLookUpKey|ConnectionString|InstrumentationKey/);
});

const ABBREVIATIONS: Readonly<Record<string, RegExp>> = {
  'Microsoft.Web/sites': /^func-/,
  'Microsoft.Web/serverfarms': /^asp-/,
  'Microsoft.ManagedIdentity/userAssignedIdentities': /^id-/,
  'Microsoft.Storage/storageAccounts': /^st[a-z0-9]{1,22}$/,
  'Microsoft.ServiceBus/namespaces': /^sb-(?!.*-(sb|mgmt)$)/, // the two endings are reserved
  'Microsoft.KeyVault/vaults': /^kv-.{1,21}$/,
  'Microsoft.OperationalInsights/workspaces': /^log-/,
  'Microsoft.Insights/components': /^appi-/,
  'Microsoft.Network/virtualNetworks': /^vnet-/,
  'Microsoft.Network/networkSecurityGroups': /^nsg-/,
  'Microsoft.Network/natGateways': /^ng-/,
  'Microsoft.Network/publicIPAddresses': /^pip-/,
  'Microsoft.Network/privateEndpoints': /^pep-/,
};

it('bears the usual abbreviations in the names', async () => {
  const named = (await readAllPlanned()).filter(({ type }) => type in ABBREVIATIONS);
  expect(new Set(named.map(({ type }) => type)).size).toBe(Object.keys(ABBREVIATIONS).length);
  expect(named.filter(({ type, name }) => ABBREVIATIONS[type]?.test(name) !== true)).toEqual([]);
});

it('keeps host state and product state in accounts of their own', async () => {
  const containers = (await readAllPlanned()).filter(({ type }) => type.endsWith('/containers'));
  const accounts = containers.map(({ name }) => name.split('/').filter((part) => part !== 'default'));
  expect(accounts).not.toEqual([]);
  for (const [account = '', container] of accounts) {
    expect(account.includes('host')).toBe(container === 'app-package');
  }
});
