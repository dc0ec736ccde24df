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
};

type RowAccess = {
  readonly verb: 'Create' | 'Read' | 'Write' | 'Delete' | 'Merge';
  readonly entity: EntityName;
};

const nameOf = ({ verb, entity }: RowAccess) =>
  `prv${verb}${WORDS[entity] ?? entity.charAt(0).toUpperCase() + entity.slice(1)}`;

/**
 * `prvReadContact` and the like (learn.microsoft.com/power-apps/developer/data-platform/security-access-coding). Every privilege
 * is of organization depth here: whose row it is makes no difference to who may read and write it.
 */
export function requireRowPrivilege(organization: Organization, access: RowAccess): void {
  requirePrivilege(organization, nameOf(access));
}

export const holdsRowPrivilege = ({ customization }: Organization, access: RowAccess): boolean =>
  !customization.missingPrivileges.has(nameOf(access));
