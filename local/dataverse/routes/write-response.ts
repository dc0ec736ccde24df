import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { appliedHeader } from '../preferences.ts';
import { etagOf, type StoredRow } from '../row.ts';
import type { Call } from './call.ts';
import { representation } from './read-row.ts';

/** 204 with the row's address, or the row itself where the client asked for it. */
export function writeResponse(
  call: Call,
  written: { definition: EntityDefinition; stored: StoredRow; created: boolean },
): ApiResponse {
  const { definition, stored, created } = written;
  const address = `${call.organization.apiUrl()}${definition.setName}(${stored.id})`;
  const place = { Location: address, 'OData-EntityId': address };
  if (!call.preferences.returnRepresentation) return emptyResponse(204, place);
  const applied = appliedHeader(call.preferences, ['return', 'odata.include-annotations']);
  const headers = { ...(created ? place : {}), ETag: etagOf(stored), ...applied };
  return jsonResponse(created ? 201 : 200, representation(call, definition, stored), headers);
}
