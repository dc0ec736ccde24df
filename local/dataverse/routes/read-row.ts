import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { makeProjection } from '../odata/projection.ts';
import { invalidQuery, rowMissing } from '../refusals.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import { requireReach } from '../row-reach.ts';
import { etagOf, type StoredRow } from '../row.ts';
import type { Call } from './call.ts';
import { presenterOf } from './presenter-of.ts';
import { contextOf, followedPreferences } from './read-collection.ts';
import { requireShown } from './require-shown.ts';

export type RowPlace = { readonly definition: EntityDefinition; readonly id: string };

export function requireRow(call: Call, { definition, id }: RowPlace): StoredRow {
  const stored = call.organization.rows.find(definition, id);
  if (stored === undefined) throw rowMissing({ entity: definition.logicalName, id });
  return stored;
}

/** The row, for a caller who may read it: by the privilege for its table, then by its depth. */
export function requireReadable(call: Call, place: RowPlace): StoredRow {
  const { organization } = call;
  requireRowPrivilege(organization, { verb: 'Read', entity: place.definition.logicalName });
  const stored = requireRow(call, place);
  requireReach(organization, { verb: 'Read', definition: place.definition }, stored);
  return stored;
}

/** The body of an answer that shows one row. */
export function representation(call: Call, definition: EntityDefinition, stored: StoredRow): object {
  const { organization, options } = call;
  const request = { select: options.select, expand: options.expand };
  const projection = makeProjection({ definitions: organization.definitions, definition, request });
  requireShown(organization, projection);
  const presenter = presenterOf(call);
  return {
    '@odata.context': `${contextOf(call, projection)}/$entity`,
    ...presenter.present(projection, stored),
  };
}

/** Options that mean nothing for a single row. */
function refuseCollectionOptions(call: Call): void {
  const refused = ['$filter', '$orderby', '$top', '$count', '$skiptoken', '$deltatoken'].find((name) =>
    call.options.raw.has(name),
  );
  if (refused === undefined) return;
  throw invalidQuery(
    'Query options $expand, $filter, $orderby, $inlinecount, $skip, $top and $count can be applied only on a collection.',
  );
}

export function readRow(call: Call, place: RowPlace): ApiResponse {
  refuseCollectionOptions(call);
  const body = () => representation(call, place.definition, stored);
  const stored = requireReadable(call, place);
  const etag = etagOf(stored);
  const canBeUnchanged = call.options.expand === undefined;
  if (canBeUnchanged && call.request.headers['if-none-match'] === etag)
    return emptyResponse(304, { ETag: etag });
  return jsonResponse(200, body(), { ETag: etag, ...followedPreferences(call.preferences) });
}
