import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { readFetch } from '../fetch/read-fetch.ts';
import { LARGEST_PAGE } from '../preferences.ts';
import { methodRefused } from '../refusals.ts';
import { relatedRows, type RelatedPart, type RelatedPlace } from '../related-rows.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import { readableRows } from '../row-reach.ts';
import { selectRows } from '../storage/select-rows.ts';
import { bothOf } from '../storage/sql-condition.ts';
import type { Call } from './call.ts';
import { textOfCount } from './count-collection.ts';
import { readCollection } from './read-collection.ts';
import { requireReadable } from './read-row.ts';
import { associate, disassociate } from './related-reference.ts';
import { replaceParties } from './replace-parties.ts';

/**
 * `/accounts(<id>)/contact_customer_accounts`: the rows that hang under one, as a collection of their own table
 * ("Retrieve a table row using the Web API", collection-valued navigation properties).
 */
export function routeRelated(
  call: Call,
  place: RelatedPlace & { part: RelatedPart; farId: string | undefined },
): ApiResponse {
  const { method } = call.request;
  if (place.part === 'references' && method === 'POST') return associate(call, place);
  if (place.part === 'references' && method === 'DELETE') return disassociate(call, place);
  if (place.part === 'rows' && method === 'PUT') return replaceParties(call, place);
  if (method !== 'GET') throw methodRefused(method);
  requireReadable(call, place);
  requireRowPrivilege(call.organization, { verb: 'Read', entity: place.relation.entity });
  const { far, condition } = relatedRows(call.organization.definitions, place);
  const path = `${place.definition.setName}(${place.id})/${place.relation.navigation}`;
  if (place.part === 'rows')
    return readFetch(call, far, condition) ?? readCollection(call, far, { condition, path });
  if (place.part === 'count') return textOfCount(call, far, condition);
  const { rows, apiUrl } = call.organization;
  const found = selectRows(rows.database, {
    definition: far,
    condition: bothOf(condition, readableRows(call.organization, far)),
    order: [],
    after: undefined,
    limit: LARGEST_PAGE,
  });
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#Collection($ref)`,
    value: found.map(({ stored }) => ({ '@odata.id': `${apiUrl()}${far.setName}(${stored.id})` })),
  });
}
