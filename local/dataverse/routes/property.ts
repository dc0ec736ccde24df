import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { targetOf } from '../column.ts';
import { columnOf } from '../odata/filter-scope.ts';
import { resourceMissing } from '../refusals.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { readRow, requireReadable, requireRow, type RowPlace } from './read-row.ts';

type PropertyPlace = RowPlace & { readonly name: string };

/** A column's value (204 when empty), or the row a single-valued navigation leads to. */
export function readProperty(call: Call, place: PropertyPlace): ApiResponse {
  const stored = requireReadable(call, place);
  const navigation = place.definition.byNavigation.get(place.name);
  if (navigation !== undefined) {
    const id = stored.row[`_${navigation.column.name}_value`];
    const target = targetOf(navigation.column, stored.row);
    const definition = target && call.organization.definitions.find(target.entity);
    const leadsThere = navigation.targets.some(({ entity }) => entity === target?.entity);
    if (typeof id !== 'string' || definition === undefined || !leadsThere) return emptyResponse(204);
    return readRow(call, { definition, id });
  }
  if (!place.definition.byProperty.has(place.name)) throw resourceMissing(place.name);
  const value = place.name === 'versionnumber' ? stored.version : (stored.row[place.name] ?? null);
  if (value === null) return emptyResponse(204);
  const context = `${call.organization.apiUrl()}$metadata#${place.definition.setName}(${place.id})/${place.name}`;
  return jsonResponse(200, { '@odata.context': context, value });
}

function writeOne(call: Call, place: PropertyPlace, value: unknown): ApiResponse {
  const existing = requireRow(call, place);
  columnOf(place.definition, place.name);
  const changes = parseWrite(call.organization, {
    definition: place.definition,
    body: { [place.name]: value },
  });
  applyUpdate(call, { definition: place.definition, existing, changes, method: 'PATCH' });
  return emptyResponse(204);
}

export function writeProperty(call: Call, place: PropertyPlace): ApiResponse {
  return writeOne(call, place, parseBody(call.request, place.definition.setName)['value'] ?? null);
}

export function deleteProperty(call: Call, place: PropertyPlace): ApiResponse {
  return writeOne(call, place, null);
}
