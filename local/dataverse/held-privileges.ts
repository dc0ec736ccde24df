import type { EntityName } from './column.ts';
import { privilegeNameOf } from './metadata/seed-privileges.ts';
import type { Organization } from './organization.ts';
import type { StoredRow } from './row.ts';

/**
 * How far a privilege reaches, as roleprivileges keeps it: the caller's own rows, those of the business unit, of the units below
 * it too, of the whole organization (learn.microsoft.com/power-apps/developer/data-platform/security-concepts, access levels).
 */
export const DEPTH = { Basic: 1, Local: 2, Deep: 4, Global: 8 } as const;

type Wanted = { readonly entity: EntityName; readonly property: string; readonly ids: readonly string[] };

/** Rows whose column holds one of these ids. */
export const rowsWith = ({ rows }: Organization, { entity, property, ids }: Wanted): readonly StoredRow[] =>
  ids.flatMap((id) => rows.table(entity).with(property, id));

const idsIn = (rows: readonly StoredRow[], property: string) => [
  ...new Set(rows.map(({ row }) => String(row[property]))),
];

export const teamsOf = (organization: Organization, userId: string): readonly string[] =>
  idsIn(
    rowsWith(organization, { entity: 'teammembership', property: 'systemuserid', ids: [userId] }),
    'teamid',
  );

/** Own roles and those of the user's teams. */
export function rolesOf(organization: Organization, userId: string): readonly string[] {
  const own = rowsWith(organization, { entity: 'systemuserroles', property: 'systemuserid', ids: [userId] });
  const ids = teamsOf(organization, userId);
  const byTeam = rowsWith(organization, { entity: 'teamroles', property: 'teamid', ids });
  return idsIn([...own, ...byTeam], 'roleid');
}

/** The copy of a role in a business unit has the privileges of the role it was copied from. */
function originalOf({ rows, definitions }: Organization, roleId: string): string {
  const root = rows.find(definitions.of('role'), roleId)?.row['_parentrootroleid_value'];
  return typeof root === 'string' ? root : roleId;
}

/**
 * The privileges of the caller with their depths, each at the deepest of all roles. `everything` for a user without any role:
 * tests that are about something else need none.
 */
export function heldPrivileges(organization: Organization): ReadonlyMap<string, number> | 'everything' {
  const roles = rolesOf(organization, organization.caller.userId);
  if (roles.length === 0) return 'everything';
  const ids = roles.map((roleId) => originalOf(organization, roleId));
  const held = new Map<string, number>();
  for (const { row } of rowsWith(organization, { entity: 'roleprivileges', property: 'roleid', ids })) {
    const name = privilegeNameOf(String(row['privilegeid']));
    const depth = Number(row['privilegedepthmask']);
    if (name !== undefined) held.set(name, Math.max(depth, held.get(name) ?? 0));
  }
  return held;
}

/** 0 where the caller does not hold it. */
export function depthOf(organization: Organization, privilege: string): number {
  if (organization.customization.missingPrivileges.has(privilege)) return 0;
  const held = heldPrivileges(organization);
  return held === 'everything' ? DEPTH.Global : (held.get(privilege) ?? 0);
}
