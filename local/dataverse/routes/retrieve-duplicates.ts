import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { isObject } from '../metadata/metadata-json.ts';
import { makeProjection } from '../odata/projection.ts';
import { invalidQuery } from '../refusals.ts';
import type { Call } from './call.ts';
import { duplicatesOf } from './duplicate-detection.ts';
import { functionArguments } from './function-arguments.ts';
import { presenterOf } from './presenter-of.ts';
import { contextOf } from './read-collection.ts';
import { requireReadable } from './read-row.ts';

/** A JSON object in a URL has its texts in single quotes. */
function objectIn(text: unknown): Readonly<Record<string, unknown>> {
  const parsed: unknown = typeof text === 'string' ? JSON.parse(text.replaceAll("'", '"')) : undefined;
  if (!isObject(parsed)) throw invalidQuery('An object was expected among the parameters.');
  return parsed;
}

/** `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)`: the first page of them. */
export function retrieveDuplicates(call: Call, text: string): ApiResponse {
  const { definitions } = call.organization;
  const { BusinessEntity, MatchingEntityName, PagingInfo } = functionArguments(call, text);
  const definition = definitions.find(String(MatchingEntityName));
  if (definition === undefined) throw invalidQuery(`No table is called '${String(MatchingEntityName)}'.`);
  const key = String(objectIn(BusinessEntity)[definition.primaryKey]);
  const { id, row } = requireReadable(call, { definition, id: parseGuid(key) ?? key });
  const found = [...duplicatesOf(call, { definition, row, id })].slice(
    0,
    Number(objectIn(PagingInfo)['Count']),
  );
  const projection = makeProjection({
    definitions,
    definition,
    request: { select: undefined, expand: undefined },
  });
  const presenter = presenterOf(call);
  return jsonResponse(200, {
    '@odata.context': contextOf(call, projection),
    value: found.map((stored) => presenter.present(projection, stored)),
  });
}
