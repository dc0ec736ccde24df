import type { EntityName } from './column.ts';
import { DEPTH } from './held-privileges.ts';
import type { Organization } from './organization.ts';
import { requirePrivilege } from './require-privilege.ts';

/**
 * The word of a table in the names of its privileges, where it is not the table's own name. Filters of messages are among what
 * prvReadSdkMessage opens (object types 4606 and 4607 of "SdkMessage entity privileges"; SdkMessageFilter has none of its own).
 */
const WORDS: Partial<Record<EntityName, string>> = {
  systemuser: 'User',
  teammembership: 'Team',
  systemuserroles: 'Role',
  roleprivileges: 'Role',
  privilege: 'Role',
  teamroles: 'Role',
  connectionrole: 'ConnectionRole',
  savedquery: 'Query',
  appmodule: 'AppModule',
  appmodulecomponent: 'AppModule',
  solutioncomponent: 'Solution',
  businessunit: 'BusinessUnit',
  sdkmessage: 'SdkMessage',
  sdkmessagefilter: 'SdkMessage',
  sdkmessageprocessingstep: 'SdkMessageProcessingStep',
  callbackregistration: 'CallbackRegistration',
  task: 'Activity',
  phonecall: 'Activity',
  email: 'Activity',
  letter: 'Activity',
  activityparty: 'Activity',
  annotation: 'Note',
  queueitem: 'Queue',
  opportunitycompetitors: 'Opportunity',
  appmoduleroles: 'AppModule',
  transactioncurrency: 'TransactionCurrency',
  userquery: 'UserQuery',
  systemform: 'SystemForm',
  webresource: 'WebResource',
  customapi: 'CustomAPI',
  duplicaterule: 'DuplicateRule',
  duplicaterulecondition: 'DuplicateRule',
  duplicaterecord: 'DuplicateRule',
  asyncoperation: 'AsyncOperation',
  entitymap: 'EntityMap',
  attributemap: 'EntityMap',
};

type RowAccess = {
  readonly verb: 'Create' | 'Read' | 'Write' | 'Delete' | 'Merge';
  readonly entity: EntityName;
};

/** `prvReadContact` and the like (learn.microsoft.com/power-apps/developer/data-platform/security-access-coding). */
export function rowPrivilege({ verb, entity }: RowAccess): string {
  return `prv${verb}${WORDS[entity] ?? entity.charAt(0).toUpperCase() + entity.slice(1)}`;
}

export function requireRowPrivilege(organization: Organization, access: RowAccess): void {
  requirePrivilege(organization, rowPrivilege(access));
}

/** Changes are told to whoever may read the whole table ("Use change tracking to synchronize data with external systems"). */
export function requireWholeTable(organization: Organization, entity: EntityName): void {
  requirePrivilege(organization, rowPrivilege({ verb: 'Read', entity }), DEPTH.Global);
}
