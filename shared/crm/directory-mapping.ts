import { ownerIdSchema, type OwnerId } from '../domain/ids.ts';
import { column, makeTableMapping, textSchema } from './table-mapping.ts';

const ENABLED = 'isdisabled eq false';
/** Read-write: a person at work, not an administrator's or a service's sign-in. */
const INTERACTIVE = 'accessmode eq 0';
const NO_APPLICATION = 'applicationid eq null';

const isOneOf = ({ column: name, ids }: { column: string; ids: readonly string[] }): string =>
  `Microsoft.Dynamics.CRM.In(PropertyName='${name}',PropertyValues=[${ids.map((id) => `'${id}'`).join(',')}])`;

export const userMapping = makeTableMapping({
  set: 'systemusers',
  key: 'systemuserid',
  columns: { id: column('systemuserid', ownerIdSchema), email: column('internalemailaddress', textSchema) },
  toRow: (user) => user,
});

/** Conditions on users, as `$filter` wants them. */
export const userFilter = {
  enabled: ENABLED,
  everyone: [ENABLED, INTERACTIVE, NO_APPLICATION].join(' and '),
  enabledAmong: (ids: readonly OwnerId[]): string =>
    `${ENABLED} and ${isOneOf({ column: 'systemuserid', ids })}`,
};

export const teamMembershipMapping = makeTableMapping({
  set: 'teammemberships',
  key: 'teammembershipid',
  columns: { teamId: column('teamid', ownerIdSchema), userId: column('systemuserid', ownerIdSchema) },
  toRow: (membership) => membership,
});

export const inTeams = (ids: readonly string[]): string => isOneOf({ column: 'teamid', ids });

export const roleHolderMapping = makeTableMapping({
  set: 'systemuserrolescollection',
  key: 'systemuserroleid',
  columns: { userId: column('systemuserid', ownerIdSchema) },
  toRow: (holder) => holder,
});

export const inRoles = (ids: readonly string[]): string => isOneOf({ column: 'roleid', ids });

/** Teams hold roles too; their members have them while they are members. */
export const roleTeamMapping = makeTableMapping({
  set: 'teamrolescollection',
  key: 'teamroleid',
  columns: { teamId: column('teamid', ownerIdSchema) },
  toRow: (team) => team,
});

export const roleMapping = makeTableMapping({
  set: 'roles',
  key: 'roleid',
  columns: { id: column('roleid', ownerIdSchema) },
  toRow: (role) => role,
});

/** A role and its copies: each business unit below the root has one of its own, and people are given that. */
export const copiesOfRoles = (ids: readonly string[]): string =>
  `${isOneOf({ column: 'roleid', ids })} or ${isOneOf({ column: 'parentrootroleid', ids })}`;
