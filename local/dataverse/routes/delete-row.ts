import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { rowMissing } from '../refusals.ts';
import { applyDelete } from './apply-write.ts';
import type { Call } from './call.ts';
import type { RowPlace } from './read-row.ts';
import { checkWriteCondition } from './write-condition.ts';

export function deleteRow(call: Call, place: RowPlace): ApiResponse {
  const existing = checkWriteCondition(call, place);
  if (existing === undefined) throw rowMissing({ entity: place.definition.logicalName, id: place.id });
  applyDelete(call, { definition: place.definition, existing });
  return emptyResponse(204);
}
