import { parseBody } from '../api-request-body.ts';
import { emptyResponse, type ApiResponse } from '../api-request.ts';
import type { ManyToMany, OneToMany } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { badPayload } from '../refusals.ts';
import { wayBack, type RelatedPlace } from '../related-rows.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import type { StoredRow } from '../row.ts';
import { applyUpdate } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { requireRow } from './read-row.ts';

type Far = { farId: string | undefined };

/** POST to `.../$ref` with the address of a row: that row hangs under this one from then on. */
export function associate(call: Call, place: RelatedPlace): ApiResponse {
  requireRow(call, place);
  const id = idIn(call, place, parseBody(call.request, place.definition.setName)['@odata.id']);
  const { relation } = place;
  if ('through' in relation) join(call, { ...place, relation }, id);
  else lead(call, { ...place, relation }, { id, to: `${place.definition.setName}(${place.id})` });
  return emptyResponse(204);
}

/** DELETE of `nav(<id>)/$ref`, or of `nav/$ref?$id=<address>`: the two have nothing to do with each other any more. */
export function disassociate(call: Call, { farId, ...place }: RelatedPlace & Far): ApiResponse {
  requireRow(call, place);
  const id = farId ?? idIn(call, place, call.options.id);
  const { relation } = place;
  if ('through' in relation) part(call, { ...place, relation }, id);
  else lead(call, { ...place, relation }, { id, to: null });
  return emptyResponse(204);
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

type Leading = RelatedPlace & { relation: OneToMany };
type Joining = RelatedPlace & { relation: ManyToMany };

function lead(call: Call, place: Leading, { id, to }: { id: string; to: string | null }): void {
  const definition = call.organization.definitions.of(place.relation.entity);
  const existing = requireRow(call, { definition, id });
  const name = `${wayBack(call.organization.definitions, place)}@odata.bind`;
  const changes = parseWrite(call.organization, { definition, body: { [name]: to } });
  applyUpdate(call, { definition, existing, changes, method: 'PATCH' });
}

function* joinsOf(call: Call, { id: nearId, relation }: Joining, farId: string): Iterable<StoredRow> {
  const { through, near, far } = relation;
  for (const stored of call.organization.rows.table(through).iterate())
    if (stored.row[near] === nearId && stored.row[far] === farId) yield stored;
}

/** Dataverse asks for Append on the one and AppendTo on the other ("Security roles and privileges"); here Write stands for both. */
function requireBothWritable(call: Call, { definition, relation }: Joining): void {
  for (const entity of [definition.logicalName, relation.entity])
    requireRowPrivilege(call.organization, { verb: 'Write', entity });
}

/** Makes a row of the table between the two, once. */
export function join(call: Call, place: Joining, id: string): void {
  const { rows, definitions } = call.organization;
  const { entity, through, near, far } = place.relation;
  requireBothWritable(call, place);
  requireRow(call, { definition: definitions.of(entity), id });
  const [present] = joinsOf(call, place, id);
  if (present === undefined) rows.insert(definitions.of(through), { [near]: place.id, [far]: id });
}

function part(call: Call, place: Joining, id: string): void {
  const { rows, definitions } = call.organization;
  requireBothWritable(call, place);
  for (const stored of [...joinsOf(call, place, id)])
    rows.delete(definitions.of(place.relation.through), stored);
}
