import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { badPayload } from '../refusals.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { requireRow } from './read-row.ts';

type Target = Readonly<Record<string, unknown>>;

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && '@odata.type' in value;
}

export function parseTargets(call: Call, definition: EntityDefinition): Target[] {
  const targets = parseBody(call.request, definition.setName)['Targets'];
  if (Array.isArray(targets) && targets.every(isTarget)) return targets;
  throw badPayload({
    setName: definition.setName,
    reason: 'Microsoft.OData.ODataException: Targets must be a list of rows, each with its @odata.type',
  });
}

/** All rows or none; of several targets with one id the first is carried out and the rest silently dropped, as documented. */
export function updateMultiple(call: Call, definition: EntityDefinition): ApiResponse {
  const byId = new Map<string, Target>();
  for (const target of parseTargets(call, definition)) {
    const id = parseGuid(String(target[definition.primaryKey]));
    if (id === undefined) {
      throw badPayload({ setName: definition.setName, reason: `A target has no ${definition.primaryKey}` });
    }
    if (!byId.has(id)) byId.set(id, target);
  }
  call.organization.rows.transaction(() => {
    for (const [id, body] of byId) {
      const existing = requireRow(call, { definition, id });
      const changes = parseWrite(call.organization, { definition, body });
      applyUpdate(call, { definition, existing, changes, method: 'UpdateMultiple' });
    }
  });
  return emptyResponse(204);
}
