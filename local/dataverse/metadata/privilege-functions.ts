import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { DEPTH, depthOf } from '../held-privileges.ts';
import { invalidQuery, notServed, rowMissing } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import { isObject } from './metadata-json.ts';
import { PRIVILEGES, privilegeId, privilegeNameOf } from './seed-privileges.ts';
import { contextOf } from './table-routes.ts';

const present = (call: Call, name: string, depth: string) => ({
  Depth: depth,
  PrivilegeId: privilegeId(name),
  BusinessUnitId: call.organization.caller.businessUnitId,
  PrivilegeName: name,
});

const nameOfDepth = (mask: unknown) =>
  Object.entries(DEPTH).find(([, depth]) => depth === mask)?.[0] ?? 'Basic';

/**
 * `systemusers(<id>)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`: what the caller holds by all its roles. It asks for prvReadUser
 * and prvReadOrganization (documented as "RetrieveUserPrivileges message privileges").
 */
export function retrieveUserPrivileges(call: Call, userId: string): ApiResponse {
  const { organization } = call;
  if (parseGuid(userId) !== organization.caller.userId)
    throw notServed('the privileges of anybody but the caller');
  requirePrivilege(organization, 'prvReadUser');
  requirePrivilege(organization, 'prvReadOrganization');
  const held = PRIVILEGES.map((name) => ({ name, depth: depthOf(organization, name) }));
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse'),
    RolePrivileges: held
      .filter(({ depth }) => depth > 0)
      .map(({ name, depth }) => present(call, name, nameOfDepth(depth))),
  });
}

function* privilegesOf({ organization }: Call, roleId: string) {
  for (const { row } of organization.rows.table('roleprivileges').iterate()) {
    if (row['roleid'] === roleId) yield row;
  }
}

/** `RetrieveRolePrivilegesRole(RoleId=<guid>)`, which asks for prvReadRole (documented). */
export function retrieveRolePrivileges(call: Call, parameters: string): ApiResponse {
  const roleId = parseGuid(/RoleId=([0-9a-f-]+)/i.exec(parameters)?.[1] ?? '');
  if (roleId === undefined) throw invalidQuery('RoleId is required.');
  requirePrivilege(call.organization, 'prvReadRole');
  const held = [...privilegesOf(call, roleId)].map((row) =>
    present(call, privilegeNameOf(String(row['privilegeid'])) ?? '', nameOfDepth(row['privilegedepthmask'])),
  );
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
    const mask = Object.entries(DEPTH).find(([name]) => name === wanted['Depth'])?.[1];
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
