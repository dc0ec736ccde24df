import type { EntityName } from './column.ts';
import { requirePrivilege } from './metadata/require-customization.ts';
import type { Organization } from './organization.ts';

/** The word of a table in the names of its privileges, where it is not the table's own name. */
const WORDS: Partial<Record<EntityName, string>> = {
  systemuser: 'User',
  teammembership: 'Team',
  systemuserroles: 'Role',
  roleprivileges: 'Role',
  teamroles: 'Role',
  connectionrole: 'ConnectionRole',
  savedquery: 'Query',
  appmodule: 'AppModule',
  appmodulecomponent: 'AppModule',
  solutioncomponent: 'Solution',
  businessunit: 'BusinessUnit',
  sdkmessage: 'SdkMessage',
  sdkmessageprocessingstep: 'SdkMessageProcessingStep',
  callbackregistration: 'CallbackRegistration',
};

type RowAccess = {
  readonly verb: 'Create' | 'Read' | 'Write' | 'Delete' | 'Merge';
  readonly entity: EntityName;
};

/**
 * `prvReadContact` and the like (learn.microsoft.com/power-apps/developer/data-platform/security-access-coding). Every privilege
 * is of organization depth here: whose row it is makes no difference to who may read and write it.
 */
export function requireRowPrivilege(organization: Organization, { verb, entity }: RowAccess): void {
  const word = WORDS[entity] ?? entity.charAt(0).toUpperCase() + entity.slice(1);
  requirePrivilege(organization, `prv${verb}${word}`);
}
