import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery, notServed, rowMissing } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { isObject } from './metadata-json.ts';
import { requirePrivilege } from './require-customization.ts';
import { PRIVILEGES, privilegeId } from './seed-privileges.ts';
import { contextOf } from './table-routes.ts';

/** Values of the enumeration PrivilegeDepth with the bit that roleprivileges keeps for each. */
const DEPTH_MASKS: Readonly<Record<string, number>> = { Basic: 1, Local: 2, Deep: 4, Global: 8 };

const present = (call: Call, name: string, depth: string) => ({
  Depth: depth,
  PrivilegeId: privilegeId(name),
  BusinessUnitId: call.organization.caller.businessUnitId,
  PrivilegeName: name,
});

/** `systemusers(<id>)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`: what the caller holds by all its roles. */
export function retrieveUserPrivileges(call: Call, userId: string): ApiResponse {
  const { caller, customization } = call.organization;
  if (parseGuid(userId) !== caller.userId) throw notServed('the privileges of anybody but the caller');
  const held = PRIVILEGES.filter((name) => !customization.missingPrivileges.has(name));
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse'),
    RolePrivileges: held.map((name) => present(call, name, 'Global')),
  });
}

function* privilegesOf({ organization }: Call, roleId: string) {
  for (const { row } of organization.rows.table('roleprivileges').iterate()) {
    if (row['roleid'] === roleId) yield row;
  }
}

/** `RetrieveRolePrivilegesRole(RoleId=<guid>)`. */
export function retrieveRolePrivileges(call: Call, parameters: string): ApiResponse {
  const roleId = parseGuid(/RoleId=([0-9a-f-]+)/i.exec(parameters)?.[1] ?? '');
  if (roleId === undefined) throw invalidQuery('RoleId is required.');
  const nameOf = new Map(PRIVILEGES.map((name) => [privilegeId(name), name]));
  const held = [...privilegesOf(call, roleId)].map((row) => {
    const [depth = 'Basic'] =
      Object.entries(DEPTH_MASKS).find(([, mask]) => mask === row['privilegedepthmask']) ?? [];
    return present(call, nameOf.get(String(row['privilegeid'])) ?? '', depth);
  });
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.RetrieveRolePrivilegesRoleResponse'),
    RolePrivileges: held,
  });
}

/** `roles(<id>)/Microsoft.Dynamics.CRM.AddPrivilegesRole`: each privilege once, at the depth given last. */
export function addPrivilegesRole(call: Call, roleId: string): ApiResponse {
  const { rows, definitions } = call.organization;
  requirePrivilege(call.organization, 'prvWriteRole');
  if (rows.find(definitions.of('role'), roleId) === undefined)
    throw rowMissing({ entity: 'role', id: roleId });
  const given: unknown = parseBody(call.request, 'AddPrivilegesRole')['Privileges'];
  if (!Array.isArray(given)) throw invalidQuery('Privileges is required.');
  const held = new Map([...privilegesOf(call, roleId)].map((row) => [row['privilegeid'], row]));
  for (const wanted of given.filter(isObject)) {
    const mask = DEPTH_MASKS[String(wanted['Depth'])];
    const id = parseGuid(String(wanted['PrivilegeId']));
    if (mask === undefined || id === undefined)
      throw invalidQuery('A privilege needs PrivilegeId and Depth.');
    if (rows.find(definitions.of('privilege'), id) === undefined)
      throw rowMissing({ entity: 'privilege', id });
    if (held.has(id)) continue;
    const privilege = { roleid: roleId, privilegeid: id, privilegedepthmask: mask };
    rows.insert(definitions.of('roleprivileges'), privilege);
  }
  return emptyResponse(204);
}
