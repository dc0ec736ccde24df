import { propertyAt, type PlannedResource } from '../planned-resources.ts';
import type { Policy } from './policy.ts';

const CLOSED_TYPES: ReadonlySet<string> = new Set([
  'Microsoft.KeyVault/vaults',
  'Microsoft.ServiceBus/namespaces',
  'Microsoft.Storage/storageAccounts',
]);

const targetsOf = (endpoint: PlannedResource): string => JSON.stringify(endpoint.properties);

/** Concerns deployments with private endpoints; the others have no network to be closed off by. */
function openToTheInternet(resources: readonly PlannedResource[]): string[] {
  const endpoints = resources.filter(({ type }) => type === 'Microsoft.Network/privateEndpoints');
  if (endpoints.length === 0) return [];
  return resources
    .filter(({ type }) => CLOSED_TYPES.has(type))
    .flatMap((resource) => [
      ...(propertyAt(resource, 'publicNetworkAccess') === 'Disabled'
        ? []
        : [`${resource.name} answers on a public address although there are private endpoints`]),
      ...(endpoints.some((endpoint) => targetsOf(endpoint).includes(resource.name))
        ? []
        : [`${resource.name} is closed, and no private endpoint leads to it`]),
    ]);
}

const LOCKED_TYPES = CLOSED_TYPES;

/** Concerns deployments that lock at all: what holds data then carries a lock each; host state can be made again. */
function unlocked(resources: readonly PlannedResource[]): string[] {
  const locks = resources.filter(({ type }) => type === 'Microsoft.Authorization/locks').map(({ id }) => id);
  if (locks.length === 0) return [];
  return resources
    .filter(({ type, name }) => LOCKED_TYPES.has(type) && !/^st[a-z0-9]{2,5}host/.test(name))
    .filter(({ id }) => !locks.some((lock) => lock.startsWith(`${id}/`)))
    .map(({ name }) => `${name} carries no lock although others do`);
}

export const NETWORK_POLICIES: readonly Policy[] = [
  { name: 'what has a private endpoint has no public one', find: openToTheInternet },
  { name: 'what holds data is locked where anything is', find: unlocked },
];
