import { parseBody } from '../api-request-body.ts';
import type { ApiResponse } from '../api-request.ts';
import { invalidQuery } from '../refusals.ts';
import { applyInsert, applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import type { RowPlace } from './read-row.ts';
import { checkWriteCondition } from './write-condition.ts';
import { writeResponse } from './write-response.ts';

/** An update, or, without If-Match, a creation where the row is missing: a bare PATCH brings a deleted row back. */
export function patchRow(call: Call, place: RowPlace): ApiResponse {
  const { definition, id } = place;
  const body = parseBody(call.request, definition.setName);
  const changes = parseWrite(call.organization, { definition, body });
  const idInBody = changes[definition.primaryKey];
  if (idInBody !== undefined && idInBody !== id)
    throw invalidQuery('The id in the body is not the one in the address.');
  const existing = checkWriteCondition(call, place);
  const method = 'PATCH';
  const stored =
    existing === undefined
      ? applyInsert(call, { definition, changes: { ...changes, [definition.primaryKey]: id }, method })
      : applyUpdate(call, { definition, existing, changes, method });
  return writeResponse(call, { definition, stored, created: existing === undefined });
}
