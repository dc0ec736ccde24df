import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { badPayload } from '../refusals.ts';
import { wayBack, type RelatedPlace } from '../related-rows.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { requireRow } from './read-row.ts';

type Far = { farId: string | undefined };

/** POST to `.../$ref` with the address of a row: that row's lookup leads here from then on. */
export function associate(call: Call, place: RelatedPlace): ApiResponse {
  requireRow(call, place);
  const id = idIn(call, place, parseBody(call.request, place.definition.setName)['@odata.id']);
  return lead(call, place, { id, to: `${place.definition.setName}(${place.id})` });
}

/** DELETE of `nav(<id>)/$ref`, or of `nav/$ref?$id=<address>`: the row leads nowhere. */
export function disassociate(call: Call, { farId, ...place }: RelatedPlace & Far): ApiResponse {
  requireRow(call, place);
  return lead(call, place, { id: farId ?? idIn(call, place, call.options.id), to: null });
}

function idIn(call: Call, { definition, relation }: RelatedPlace, address: unknown): string {
  const { setName } = call.organization.definitions.of(relation.entity);
  const [, set, key = ''] = typeof address === 'string' ? (/(\w+)\(([^)]*)\)$/.exec(address) ?? []) : [];
  const id = parseGuid(key);
  if (set === setName && id !== undefined) return id;
  throw badPayload({
    setName: definition.setName,
    reason: `Microsoft.OData.ODataException: '${relation.navigation}' needs the address of a row of '${setName}'`,
  });
}

function lead(call: Call, place: RelatedPlace, { id, to }: { id: string; to: string | null }): ApiResponse {
  const definition = call.organization.definitions.of(place.relation.entity);
  const existing = requireRow(call, { definition, id });
  const name = `${wayBack(call.organization.definitions, place)}@odata.bind`;
  const changes = parseWrite(call.organization, { definition, body: { [name]: to } });
  applyUpdate(call, { definition, existing, changes, method: 'PATCH' });
  return emptyResponse(204);
}
