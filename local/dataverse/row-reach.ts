import { DataverseError } from './dataverse-error.ts';
import type { EntityDefinition } from './entity-definition.ts';
import { DEPTH, depthOf, rowsWith, teamsOf } from './held-privileges.ts';
import type { Organization } from './organization.ts';
import { rowPrivilege } from './row-privileges.ts';
import type { StoredRow } from './row.ts';
import { valueSql } from './storage/column-sql.ts';
import { ROW_ALIAS } from './storage/select-rows.ts';
import type { SqlCondition } from './storage/sql-condition.ts';

type Access = { readonly verb: 'Read' | 'Write' | 'Delete'; readonly definition: EntityDefinition };

/** The unit of the caller, and with `Deep` those below it. */
function unitsOf(organization: Organization, depth: number): readonly string[] {
  const units = [organization.caller.businessUnitId];
  const below = { entity: 'businessunit', property: '_parentbusinessunitid_value' } as const;
  for (let ids: readonly string[] = units; depth >= DEPTH.Deep && ids.length > 0;) {
    ids = rowsWith(organization, { ...below, ids }).map(({ id }) => id);
    units.push(...ids);
  }
  return units;
}

/** Whose rows the caller reaches: undefined for everybody's. Tables that nobody owns a row of know all or nothing. */
function ownersInReach(
  organization: Organization,
  { verb, definition }: Access,
): readonly string[] | undefined {
  const depth = depthOf(organization, rowPrivilege({ verb, entity: definition.logicalName }));
  if (depth >= DEPTH.Global || !definition.byNavigation.has('ownerid')) return undefined;
  const { userId } = organization.caller;
  const own = [userId, ...teamsOf(organization, userId)];
  if (depth < DEPTH.Local) return own;
  const ids = unitsOf(organization, depth);
  const inUnits = (['systemuser', 'team'] as const).flatMap((entity) =>
    rowsWith(organization, { entity, property: '_businessunitid_value', ids }).map(({ id }) => id),
  );
  return [...own, ...inUnits];
}

const OWNER = '_ownerid_value';

/** The rows of a table that the caller may read, for a list of them. */
export function readableRows(
  organization: Organization,
  definition: EntityDefinition,
): SqlCondition | undefined {
  const owners = ownersInReach(organization, { verb: 'Read', definition });
  if (owners === undefined) return undefined;
  const owner = valueSql({ alias: `${ROW_ALIAS}.`, property: OWNER });
  return { sql: `${owner} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(owners)] };
}

export function reaches(organization: Organization, access: Access, { row }: StoredRow): boolean {
  const owners = ownersInReach(organization, access);
  return owners === undefined || owners.includes(String(row[OWNER]));
}

/** The access check behind the privilege check ("How access to a record is determined"), worded as the platform does. */
export function requireReach(organization: Organization, access: Access, stored: StoredRow): void {
  if (reaches(organization, access, stored)) return;
  throw new DataverseError({
    status: 403,
    code: '0x80040220',
    message: `Principal user (Id=${organization.caller.userId}, type=8) does not have ${access.verb}Access right(s) for record with id ${stored.id} of entity ${access.definition.logicalName}.`,
  });
}
