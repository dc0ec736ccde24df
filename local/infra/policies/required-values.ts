import { propertyAt, type PlannedResource } from '../planned-resources.ts';
import type { Policy } from './policy.ts';

type Requirement = { type: string; path: string; oneOf: readonly unknown[] };

const STORAGE = 'Microsoft.Storage/storageAccounts';
const NAMESPACE = 'Microsoft.ServiceBus/namespaces';
const SITE = 'Microsoft.Web/sites';

const KEYLESS: readonly Requirement[] = [
  { type: STORAGE, path: 'allowSharedKeyAccess', oneOf: [false] },
  { type: NAMESPACE, path: 'disableLocalAuth', oneOf: [true] },
  { type: 'Microsoft.OperationalInsights/workspaces', path: 'features.disableLocalAuth', oneOf: [true] },
  { type: 'Microsoft.Insights/components', path: 'DisableLocalAuth', oneOf: [true] },
  { type: 'Microsoft.KeyVault/vaults', path: 'enableRbacAuthorization', oneOf: [true] },
  { type: 'Microsoft.Web/sites/basicPublishingCredentialsPolicies', path: 'allow', oneOf: [false] },
];

const ENCRYPTED: readonly Requirement[] = [
  { type: STORAGE, path: 'minimumTlsVersion', oneOf: ['TLS1_2', 'TLS1_3'] },
  { type: STORAGE, path: 'supportsHttpsTrafficOnly', oneOf: [true] },
  { type: NAMESPACE, path: 'minimumTlsVersion', oneOf: ['1.2', '1.3'] },
  { type: SITE, path: 'siteConfig.minTlsVersion', oneOf: ['1.2', '1.3'] },
  { type: SITE, path: 'siteConfig.scmMinTlsVersion', oneOf: ['1.2', '1.3'] },
  { type: SITE, path: 'siteConfig.ftpsState', oneOf: ['Disabled'] },
  { type: SITE, path: 'httpsOnly', oneOf: [true] },
];

const UNSHARED: readonly Requirement[] = [
  { type: STORAGE, path: 'allowBlobPublicAccess', oneOf: [false] },
  { type: STORAGE, path: 'allowCrossTenantReplication', oneOf: [false] },
  { type: `${STORAGE}/blobServices/containers`, path: 'publicAccess', oneOf: ['None'] },
];

const RECOVERABLE: readonly Requirement[] = [
  { type: 'Microsoft.KeyVault/vaults', path: 'enablePurgeProtection', oneOf: [true] },
  { type: `${STORAGE}/blobServices`, path: 'deleteRetentionPolicy.enabled', oneOf: [true] },
  { type: `${NAMESPACE}/queues`, path: 'deadLetteringOnMessageExpiration', oneOf: [true] },
];

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const policyOf = (name: string, { requirements }: { requirements: readonly Requirement[] }): Policy => ({
  name,
  find: (resources) => requirements.flatMap((requirement) => findingsOf(requirement, resources)),
});

function findingsOf(
  { type, path, oneOf }: Requirement,
  resources: readonly PlannedResource[],
): readonly string[] {
  const concerned = resources.filter((resource) => resource.type === type);
  // A rule that meets nothing would pass for ever after a type is renamed.
  if (concerned.length === 0) return [`there is no ${type} to look at`];
  return concerned
    .filter((resource) => !oneOf.includes(propertyAt(resource, path)))
    .map((resource) => {
      return `${resource.name}: ${path} is ${shown(propertyAt(resource, path))}, not ${oneOf.map(shown).join(' or ')}`;
    });
}

/** Rules that ask one property of one type for one of a few values. */
export const REQUIRED_VALUES: readonly Policy[] = [
  policyOf('identities, no keys', { requirements: KEYLESS }),
  policyOf('TLS 1.2 or later, nothing in the clear', { requirements: ENCRYPTED }),
  policyOf('no anonymous reading, no other tenant', { requirements: UNSHARED }),
  policyOf('what fails or is deleted can be looked at again', { requirements: RECOVERABLE }),
];
