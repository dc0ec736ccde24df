import { parseBody } from '../api-request-body.ts';
import type { ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { rowExists } from '../refusals.ts';
import { applyInsert } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { writeResponse } from './write-response.ts';

export function createRow(call: Call, definition: EntityDefinition): ApiResponse {
  const body = parseBody(call.request, definition.setName);
  const changes = parseWrite(call.organization, { definition, body });
  const id = changes[definition.primaryKey];
  if (typeof id === 'string' && call.organization.rows.find(definition, id) !== undefined) throw rowExists();
  const stored = applyInsert(call, { definition, changes, method: 'POST' });
  return writeResponse(call, { definition, stored, created: true });
}
