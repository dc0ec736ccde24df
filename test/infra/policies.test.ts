import { readPlannedResources, type PlannedResource } from '../../local/infra/planned-resources.ts';
import { ALL_POLICIES } from '../../local/infra/policies/all-policies.ts';
import { SNAPSHOTS } from './compiled-template.ts';

const findingsOf = (resources: readonly PlannedResource[]): string[] =>
  ALL_POLICIES.flatMap(({ name, find }) => find(resources).map((finding) => `${name}: ${finding}`));

describe.each(SNAPSHOTS)('%s', (file) => {
  it('keeps to every policy', async () => {
    const resources = await readPlannedResources(file);
    expect(resources.length).toBeGreaterThan(30);
    expect(findingsOf(resources)).toEqual([]);
  });
});

type Change = (resource: PlannedResource) => PlannedResource | undefined;

/** What production would deploy with every resource of the type changed; undefined leaves it out. */
async function productionWith(type: string, change: Change): Promise<PlannedResource[]> {
  const resources = await readPlannedResources('infra/production.snapshot.json');
  expect(resources.map((resource) => resource.type)).toContain(type);
  return resources.flatMap((resource) => (resource.type === type ? (change(resource) ?? []) : resource));
}

const having =
  (properties: Record<string, unknown>): Change =>
  (resource) => ({ ...resource, properties: { ...resource.properties, ...properties } });
const onTheGroup: Change = (role) => ({
  ...role,
  id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Authorization/roleAssignments/1',
});
const OWNER = '/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

const ACCOUNT = 'Microsoft.Storage/storageAccounts';
const ROLE = 'Microsoft.Authorization/roleAssignments';
const PLAN = 'Microsoft.Web/serverfarms';

it.each<[string, string, Change, RegExp]>([
  ['shared keys', ACCOUNT, having({ allowSharedKeyAccess: true }), /allowSharedKeyAccess is true, not false/],
  [
    'a namespace that takes connection strings',
    'Microsoft.ServiceBus/namespaces',
    having({ disableLocalAuth: false }),
    /disableLocalAuth is false/,
  ],
  ['old TLS', ACCOUNT, having({ minimumTlsVersion: 'TLS1_0' }), /"TLS1_0", not "TLS1_2" or "TLS1_3"/],
  ['no TLS version', 'Microsoft.Web/sites', having({ siteConfig: {} }), /minTlsVersion is nothing/],
  [
    'a queue that loses what expires',
    'Microsoft.ServiceBus/namespaces/queues',
    having({ deadLetteringOnMessageExpiration: false }),
    /scan-pages: deadLetteringOnMessageExpiration is false/,
  ],
  ['a role on the whole group', ROLE, onTheGroup, /not on one resource/],
  ['an owner', ROLE, having({ roleDefinitionId: OWNER }), /not in the list of data roles/],
  ['no roles at all', ROLE, () => undefined, /no role is assigned/],
  [
    'no diagnostics',
    'Microsoft.Insights/diagnosticSettings',
    () => undefined,
    /func-.+ has no diagnostic setting/,
  ],
  ['a new type', PLAN, (plan) => ({ ...plan, type: 'Microsoft.Cache/redis' }), /Cache\/redis is new here/],
  ['an untagged plan', PLAN, (plan) => ({ ...plan, tags: {} }), /does not carry the tags/],
  [
    'a public vault beside private endpoints',
    'Microsoft.KeyVault/vaults',
    having({ publicNetworkAccess: 'Enabled' }),
    /answers on a public address/,
  ],
  [
    'a closed account without endpoint',
    ACCOUNT,
    (account) => ({ ...account, name: 'other' }),
    /no private endpoint leads to it/,
  ],
  [
    'a data account without lock',
    'Microsoft.Authorization/locks',
    (lock) => (lock.name.startsWith('keep-st') ? undefined : lock),
    /stdvaldata.+ carries no lock/,
  ],
])('finds %s', async (_what, type, change, finding) => {
  expect(findingsOf(await productionWith(type, change)).join('\n')).toMatch(finding);
});
