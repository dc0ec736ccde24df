import { propertyAt, type PlannedResource } from '../planned-resources.ts';
import type { Policy } from './policy.ts';

const ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';

/** Built-in roles that concern data only. Owner, Contributor and User Access Administrator are none of them. */
const DATA_ROLES: ReadonlyMap<string, string> = new Map([
  ['b7e6dc6d-f1e8-4753-8033-0f276bb0955b', 'Storage Blob Data Owner'],
  ['ba92f5b4-2d11-453d-a403-e96b0029c9fe', 'Storage Blob Data Contributor'],
  ['2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', 'Storage Blob Data Reader'],
  ['974c5e8b-45b9-4653-ba55-5f855dd0fb88', 'Storage Queue Data Contributor'],
  ['0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', 'Storage Table Data Contributor'],
  ['4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0', 'Azure Service Bus Data Receiver'],
  ['69a216fc-b8fb-44d8-bc22-1f3c2cd27a39', 'Azure Service Bus Data Sender'],
  ['4633458b-17de-408a-875b-0445a86b69e6', 'Key Vault Secrets User'],
  ['3913510d-42f4-4e42-8a64-420c390055eb', 'Monitoring Metrics Publisher'],
]);

const scopeOf = ({ id }: PlannedResource): string => id.slice(0, id.lastIndexOf(`/providers/${ASSIGNMENT}/`));

const roleOf = (resource: PlannedResource): string =>
  String(propertyAt(resource, 'roleDefinitionId')).split('/').at(-1) ?? '';

function findingsOf(assignment: PlannedResource): string[] {
  const scope = scopeOf(assignment);
  const role = roleOf(assignment);
  const findings: string[] = [];
  if (!/\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+/.test(scope)) {
    findings.push(
      `role ${DATA_ROLES.get(role) ?? role} is given on ${scope || 'the group'}, not on one resource`,
    );
  }
  if (!DATA_ROLES.has(role)) findings.push(`role ${role} on ${scope} is not in the list of data roles`);
  // Without the kind, a principal made a moment ago is looked up in a directory that does not know it yet.
  if (typeof propertyAt(assignment, 'principalType') !== 'string') {
    findings.push(`role ${role} on ${scope} does not say the kind of its principal`);
  }
  return findings;
}

export const ROLE_POLICIES: readonly Policy[] = [
  {
    name: 'each role on one resource, data roles only',
    find: (resources) => {
      const assignments = resources.filter(({ type }) => type === ASSIGNMENT);
      return assignments.length === 0 ? ['no role is assigned'] : assignments.flatMap(findingsOf);
    },
  },
];
