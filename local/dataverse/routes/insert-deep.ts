import type { EntityDefinition, Relation } from '../entity-definition.ts';
import { isObject } from '../metadata/metadata-json.ts';
import { rowExists } from '../refusals.ts';
import { relationOf, wayBack } from '../related-rows.ts';
import type { StoredRow } from '../row.ts';
import { applyInsert } from './apply-write.ts';
import type { Call } from './call.ts';
import { parseWrite } from './parse-write.ts';
import { join } from './related-reference.ts';

type Body = Readonly<Record<string, unknown>>;
type New = { readonly definition: EntityDefinition; readonly body: Body };
type Below = { readonly relation: Relation; readonly bodies: readonly Body[] };

const bind = (name: string, definition: EntityDefinition, { id }: StoredRow) => ({
  [`${name}@odata.bind`]: `/${definition.setName}(${id})`,
});

/** Rows in the place of a lookup are made first, so that the new row can refer to them. */
function withRowsAbove(call: Call, { definition, body }: New): Body {
  const entries = Object.entries(body).map(([name, value]): Body => {
    const target = definition.byNavigation.get(name)?.targets[0];
    const above = target && call.organization.definitions.find(target.entity);
    if (above === undefined || !isObject(value)) return { [name]: value };
    return bind(name, above, insertDeep(call, { definition: above, body: value }));
  });
  return Object.assign({}, ...entries) as Body; // each of them one, or the binding of one
}

/** Rows that are to hang under the new one. */
function rowsBelow({ definition, body }: New): Below[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const relation = relationOf(definition, name);
    return relation !== undefined && Array.isArray(value)
      ? [{ relation, bodies: value.filter(isObject) }]
      : [];
  });
}

function insertBelow(call: Call, near: New & { stored: StoredRow }, { relation, bodies }: Below): void {
  const { definitions } = call.organization;
  const { definition, stored } = near;
  const far = definitions.of(relation.entity);
  for (const body of bodies) {
    if ('through' in relation) {
      const added = insertDeep(call, { definition: far, body });
      join(call, { definition, id: stored.id, relation }, added.id);
    } else {
      const back = bind(wayBack(definitions, { definition, relation }), definition, stored);
      insertDeep(call, { definition: far, body: { ...body, ...back } });
    }
  }
}

/**
 * A new row with the rows that stand inside its body, all of them or none ("Create a table row using the Web API", create related
 * table rows in one operation). An update knows no such thing.
 */
export function insertDeep(call: Call, row: New): StoredRow {
  const { definition } = row;
  return call.organization.rows.transaction(() => {
    const below = rowsBelow(row);
    const own = Object.entries(row.body).filter(
      ([name, value]) => !Array.isArray(value) || relationOf(definition, name) === undefined,
    );
    const body = withRowsAbove(call, { definition, body: Object.fromEntries(own) });
    const changes = parseWrite(call.organization, { definition, body });
    const id = changes[definition.primaryKey];
    if (typeof id === 'string' && call.organization.rows.find(definition, id) !== undefined)
      throw rowExists();
    const stored = applyInsert(call, { definition, changes, method: 'POST' });
    for (const each of below) insertBelow(call, { ...row, stored }, each);
    return stored;
  });
}
