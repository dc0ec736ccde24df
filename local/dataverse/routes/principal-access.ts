import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery } from '../refusals.ts';
import { holdsRowPrivilege } from '../row-privileges.ts';
import type { Call } from './call.ts';
import { functionArguments } from './function-arguments.ts';
import { requireRow } from './read-row.ts';

/** Members of the enumeration AccessRights that stand for a privilege on rows, in its order. */
const RIGHTS = {
  Read: 'ReadAccess',
  Write: 'WriteAccess',
  Create: 'CreateAccess',
  Delete: 'DeleteAccess',
} as const;
const VERBS = ['Read', 'Write', 'Create', 'Delete'] as const;

/**
 * `systemusers(<id>)/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p)`: what the user may do to the row. Here that does
 * not depend on whose the row is, nor on the user.
 */
export function principalAccess(call: Call, userId: string, text: string): ApiResponse {
  const { organization } = call;
  const { definitions, apiUrl } = organization;
  requireRow(call, { definition: definitions.of('systemuser'), id: parseGuid(userId) ?? userId });
  const target = String(functionArguments(call, text)['Target']);
  const [, setName = '', key = ''] = /(\w+)\(([^)]+)\)/.exec(target) ?? [];
  const definition = definitions.findSet(setName);
  if (definition === undefined) throw invalidQuery("Target must name a row by its '@odata.id'.");
  requireRow(call, { definition, id: parseGuid(key) ?? key });
  const held = VERBS.filter((verb) =>
    holdsRowPrivilege(organization, { verb, entity: definition.logicalName }),
  );
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse`,
    AccessRights: held.map((verb) => RIGHTS[verb]).join(', ') || 'None',
  });
}
