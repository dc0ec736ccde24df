import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { isObject } from '../metadata/metadata-json.ts';
import { LARGEST_PAGE } from '../preferences.ts';
import { badPayload, methodRefused } from '../refusals.ts';
import { relatedRows, wayBack, type RelatedPlace } from '../related-rows.ts';
import { selectRows } from '../storage/select-rows.ts';
import type { Call } from './call.ts';
import { insertDeep } from './insert-deep.ts';

/**
 * PUT of `emails(<id>)/email_activity_parties` sets who takes part, all at once ("Associate and disassociate table rows using the
 * Web API", activity parties): those there before go. No other collection can be written so.
 */
export function replaceParties(call: Call, place: RelatedPlace): ApiResponse {
  const { definition, relation, id } = place;
  if (relation.entity !== 'activityparty' || 'through' in relation) throw methodRefused('PUT');
  const { definitions, rows } = call.organization;
  const given = parseBody(call.request, definition.setName)['value'];
  if (!Array.isArray(given))
    throw badPayload({
      setName: definition.setName,
      reason: 'Microsoft.OData.ODataException: value must list them',
    });
  const { far, condition } = relatedRows(definitions, place);
  const back = {
    [`${wayBack(definitions, { definition, relation })}@odata.bind`]: `/${definition.setName}(${id})`,
  };
  rows.transaction(() => {
    const wanted = { definition: far, condition, order: [], after: undefined, limit: LARGEST_PAGE };
    for (const { stored } of selectRows(rows.database, wanted)) rows.delete(far, stored);
    for (const party of given.filter(isObject))
      insertDeep(call, { definition: far, body: { ...party, ...back } });
  });
  return emptyResponse(204);
}
