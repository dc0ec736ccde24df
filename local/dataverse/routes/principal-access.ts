import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { depthOf } from '../held-privileges.ts';
import { invalidQuery } from '../refusals.ts';
import { rowPrivilege } from '../row-privileges.ts';
import { reaches } from '../row-reach.ts';
import type { Call } from './call.ts';
import { functionArguments } from './function-arguments.ts';
import { requireRow } from './read-row.ts';

/** Members of the enumeration AccessRights that stand for a privilege on rows, in its order. */
const RIGHTS = { Read: 'ReadAccess', Write: 'WriteAccess', Delete: 'DeleteAccess' } as const;
const VERBS = ['Read', 'Write', 'Delete'] as const;

/**
 * `systemusers(<id>)/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p)`: what the user may do to the row, by the
 * privileges of the user's roles and by whose row it is. Rows are not shared here.
 */
export function principalAccess(call: Call, userId: string, text: string): ApiResponse {
  const { definitions, apiUrl, caller } = call.organization;
  const user = requireRow(call, {
    definition: definitions.of('systemuser'),
    id: parseGuid(userId) ?? userId,
  });
  const target = String(functionArguments(call, text)['Target']);
  const [, setName = '', key = ''] = /(\w+)\(([^)]+)\)/.exec(target) ?? [];
  const definition = definitions.findSet(setName);
  if (definition === undefined) throw invalidQuery("Target must name a row by its '@odata.id'.");
  const stored = requireRow(call, { definition, id: parseGuid(key) ?? key });
  const unit = user.row['_businessunitid_value'];
  const businessUnitId = typeof unit === 'string' ? unit : caller.businessUnitId;
  const asUser = { ...call.organization, caller: { ...caller, userId: user.id, businessUnitId } };
  const held = VERBS.filter(
    (verb) =>
      depthOf(asUser, rowPrivilege({ verb, entity: definition.logicalName })) > 0 &&
      reaches(asUser, { verb, definition }, stored),
  );
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse`,
    AccessRights: held.map((verb) => RIGHTS[verb]).join(', ') || 'None',
  });
}
