import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { applyInsert } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { parseTargets } from './update-multiple.ts';

/** All rows or none ("Use bulk operation messages"): their ids, in the order of the targets. */
export function createMultiple(call: Call, definition: EntityDefinition): ApiResponse {
  const targets = parseTargets(call, definition);
  const ids = call.organization.rows.transaction(() =>
    targets.map((body) => {
      const changes = parseWrite(call.organization, { definition, body });
      return applyInsert(call, { definition, changes, method: 'CreateMultiple' }).id;
    }),
  );
  return jsonResponse(200, {
    '@odata.context': `${call.organization.apiUrl()}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`,
    Ids: ids,
  });
}
