import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { propertyOf, targetOf } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery } from '../refusals.ts';
import type { Row } from '../row.ts';
import type { Call } from './call.ts';
import { functionArguments } from './function-arguments.ts';
import { requireReadable } from './read-row.ts';

type Ends = { readonly source: EntityDefinition; readonly target: EntityDefinition };

/** Names of the columns that the mapping between two tables carries over. */
function* mapped({ organization }: Call, { source, target }: Ends): Iterable<{ from: string; to: string }> {
  for (const { id, row } of organization.rows.table('entitymap').iterate()) {
    if (row['sourceentityname'] !== source.logicalName) continue;
    if (row['targetentityname'] !== target.logicalName) continue;
    for (const { row: column } of organization.rows.table('attributemap').iterate())
      if (column['_entitymapid_value'] === id)
        yield { from: String(column['sourceattributename']), to: String(column['targetattributename']) };
  }
}

/** A value of the source as the body of the new row says it: a lookup, also one to the source itself, as a binding. */
function carried(
  call: Call,
  { source, target }: Ends,
  place: { row: Row; from: string; to: string },
): object {
  const from = source.columns.find(({ name }) => name === place.from);
  const to = target.columns.find(({ name }) => name === place.to);
  const value = from && (place.row[propertyOf(from)] ?? null);
  if (from === undefined || to === undefined || value === null) return {};
  if (to.kind !== 'lookup') return { [to.name]: value };
  const entity = from.kind === 'lookup' ? targetOf(from, place.row)?.entity : source.logicalName;
  const leadsTo = to.targets.find((each) => each.entity === entity);
  const far = call.organization.definitions.find(leadsTo?.entity ?? '');
  if (leadsTo === undefined || far === undefined) return {};
  return { [`${leadsTo.navigation}@odata.bind`]: `${far.setName}(${String(value)})` };
}

/**
 * `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)` ("Create a table row using the Web API", from
 * another row): the body of a new row, to be completed and sent.
 */
export function initializeFrom(call: Call, text: string): ApiResponse {
  const { definitions, apiUrl } = call.organization;
  const { EntityMoniker: moniker, TargetEntityName: name } = functionArguments(call, text);
  const [, setName = '', key = ''] = /(\w+)\(([^)]+)\)/.exec(String(moniker)) ?? [];
  const source = definitions.findSet(setName);
  const target = definitions.find(String(name));
  if (source === undefined || target === undefined)
    throw invalidQuery('EntityMoniker must name a row, and TargetEntityName a table.');
  const { row } = requireReadable(call, { definition: source, id: parseGuid(key) ?? key });
  const ends = { source, target };
  const values = [...mapped(call, ends)].map((place) => carried(call, ends, { row, ...place }));
  return jsonResponse(200, {
    '@odata.context': `${apiUrl()}$metadata#${target.setName}/$entity`,
    '@odata.type': `#Microsoft.Dynamics.CRM.${target.logicalName}`,
    ...Object.fromEntries(values.flatMap((each) => Object.entries(each))),
  });
}
