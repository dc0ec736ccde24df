import { parseBody } from '../api-request-body.ts';
import type { ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { Call } from './call.ts';
import { insertDeep } from './insert-deep.ts';
import { writeResponse } from './write-response.ts';

export function createRow(call: Call, definition: EntityDefinition): ApiResponse {
  const body = parseBody(call.request, definition.setName);
  const stored = insertDeep(call, { definition, body });
  return writeResponse(call, { definition, stored, created: true });
}
