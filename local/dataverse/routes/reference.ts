import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { badPayload, methodRefused } from '../refusals.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { requireRow, type RowPlace } from './read-row.ts';

/**
 * `/accounts(<id>)/primarycontactid/$ref`: PUT sets the lookup to the row in `@odata.id`, DELETE empties it ("Associate and
 * disassociate table rows using the Web API", single-valued navigation properties).
 */
export function writeReference(call: Call, place: RowPlace & { readonly name: string }): ApiResponse {
  const { request, organization } = call;
  const { definition, name } = place;
  if (request.method !== 'PUT' && request.method !== 'DELETE') throw methodRefused(request.method);
  const existing = requireRow(call, place);
  const target = request.method === 'DELETE' ? null : parseBody(request, definition.setName)['@odata.id'];
  if (target === undefined)
    throw badPayload({
      setName: definition.setName,
      reason: 'Microsoft.OData.ODataException: A reference needs the address of a row in @odata.id',
    });
  const changes = parseWrite(organization, { definition, body: { [`${name}@odata.bind`]: target } });
  applyUpdate(call, { definition, existing, changes, method: 'PATCH' });
  return emptyResponse(204);
}
