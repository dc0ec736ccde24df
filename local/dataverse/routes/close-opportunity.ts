import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { isObject } from '../metadata/metadata-json.ts';
import { badPayload } from '../refusals.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseBinding, parseWrite } from './parse-write.ts';
import { requireRow } from './read-row.ts';

const STATES = { WinOpportunity: 1, LoseOpportunity: 2 } as const;

/**
 * `WinOpportunity` and `LoseOpportunity` ("Use Web API actions"): the opportunity takes the state and the status reason given; the
 * activity that tells of it (opportunityclose) is not kept.
 */
export function closeOpportunity(call: Call, action: keyof typeof STATES): ApiResponse {
  const { organization, request } = call;
  const { Status: statuscode, OpportunityClose: closing } = parseBody(request, action);
  if (!isObject(closing) || typeof statuscode !== 'number')
    throw badPayload({
      setName: action,
      reason: 'Microsoft.OData.ODataException: Status and OpportunityClose',
    });
  const definition = organization.definitions.of('opportunity');
  const { id } = parseBinding(organization, closing['opportunityid@odata.bind']);
  const existing = requireRow(call, { definition, id });
  const today = organization.now().toISOString().slice(0, 10);
  const body = { statecode: STATES[action], statuscode, actualclosedate: today };
  const changes = parseWrite(organization, { definition, body });
  applyUpdate(call, { definition, existing, changes, method: 'PATCH' });
  return emptyResponse(204);
}
