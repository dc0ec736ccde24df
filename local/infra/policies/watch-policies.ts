import type { PlannedResource } from '../planned-resources.ts';
import type { Policy } from './policy.ts';

const SETTING = 'Microsoft.Insights/diagnosticSettings';

/** Types that offer diagnostic settings: learn.microsoft.com/azure/azure-monitor/reference/logs-index */
const WATCHED: ReadonlySet<string> = new Set([
  'Microsoft.KeyVault/vaults',
  'Microsoft.Network/networkSecurityGroups',
  'Microsoft.Network/publicIPAddresses',
  'Microsoft.Network/virtualNetworks',
  'Microsoft.OperationalInsights/workspaces',
  'Microsoft.ServiceBus/namespaces',
  'Microsoft.Storage/storageAccounts/blobServices',
  'Microsoft.Storage/storageAccounts/queueServices',
  'Microsoft.Storage/storageAccounts/tableServices',
  'Microsoft.Web/sites',
]);

/** Types that offer none, or whose data arrives in the workspace anyway. */
const UNWATCHED: ReadonlySet<string> = new Set([
  SETTING,
  'Microsoft.Authorization/locks',
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Insights/actionGroups',
  'Microsoft.Insights/components', // keeps its data in the workspace
  'Microsoft.Insights/metricAlerts',
  'Microsoft.Insights/scheduledQueryRules',
  'Microsoft.Insights/workbooks',
  'Microsoft.KeyVault/vaults/secrets',
  'Microsoft.ManagedIdentity/userAssignedIdentities',
  'Microsoft.Network/natGateways', // metrics only
  'Microsoft.Network/privateDnsZones', // metrics only
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
  'Microsoft.Network/privateEndpoints',
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
  'Microsoft.ServiceBus/namespaces/queues',
  'Microsoft.Storage/storageAccounts', // logged by its services
  'Microsoft.Storage/storageAccounts/blobServices/containers',
  'Microsoft.Storage/storageAccounts/managementPolicies',
  'Microsoft.Web/serverfarms', // metrics only
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies',
  'Microsoft.Web/sites/config',
]);

function unwatched(resources: readonly PlannedResource[]): string[] {
  const settings = resources.filter(({ type }) => type === SETTING).map(({ id }) => id);
  return resources.flatMap(({ id, type, name }) => {
    if (UNWATCHED.has(type)) return [];
    if (!WATCHED.has(type))
      return [`${type} is new here: say in watch-policies.ts whether it has diagnostics`];
    return settings.some((setting) => setting.startsWith(`${id}/providers/${SETTING}/`))
      ? []
      : [`${name} (${type}) has no diagnostic setting`];
  });
}

/** Types without tags of their own. */
const UNTAGGED = /^Microsoft\.(Authorization|Insights\/diagnosticSettings)/;

const untagged = (resources: readonly PlannedResource[]): string[] =>
  resources
    .filter(({ type }) => type.split('/').length === 2 && !UNTAGGED.test(type))
    .filter(({ tags }) => tags?.['workload'] === undefined || tags['stage'] === undefined)
    .map(({ name, type }) => `${name} (${type}) does not carry the tags workload and stage`);

export const WATCH_POLICIES: readonly Policy[] = [
  { name: 'diagnostics on everything that has them', find: unwatched },
  { name: 'tags on every resource', find: untagged },
];
