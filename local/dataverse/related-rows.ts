import type { EntityDefinition, OneToMany, Relation } from './entity-definition.ts';
import type { EntityDefinitions } from './entity-definitions.ts';
import { lookupTypeProperty } from './row.ts';
import { tableOf, valueSql } from './storage/column-sql.ts';
import { ROW_ALIAS } from './storage/select-rows.ts';
import type { SqlCondition } from './storage/sql-condition.ts';

/** What a path below a collection-valued navigation asks for. */
export type RelatedPart = 'rows' | 'count' | 'references';

/** A row and the collection that hangs under it, such as an account's contacts. */
export type RelatedPlace = {
  readonly definition: EntityDefinition;
  readonly id: string;
  readonly relation: Relation;
};

export const relationOf = ({ oneToMany, manyToMany }: EntityDefinition, name: string): Relation | undefined =>
  [...oneToMany, ...manyToMany].find(({ navigation }) => navigation === name);

type Ends = {
  readonly definition: EntityDefinition;
  readonly relation: Relation;
  /** The id of the row they hang under, as SQL. */
  readonly near: string;
  /** The SQL alias of the rows that hang there. */
  readonly far: string;
};

/** The condition by which a row hangs under another; names come from the definitions, never from a request. */
export function hangsUnder(
  definitions: EntityDefinitions,
  { definition, relation, near, far }: Ends,
): string {
  const alias = `${far}.`;
  if ('through' in relation) {
    const through = tableOf(definitions.of(relation.through));
    const column = (property: string) => valueSql({ alias: 'through.', property });
    return `${alias}key IN (SELECT guid_order(${column(relation.far)}) FROM ${through} through WHERE ${column(relation.near)} = ${near})`;
  }
  const property = `_${relation.lookup}_value`;
  const column = definitions.of(relation.entity).byProperty.get(property);
  const leads = `${valueSql({ alias, property })} = ${near}`;
  if (column?.kind !== 'lookup' || column.targets.length === 1) return leads;
  const type = valueSql({ alias, property: lookupTypeProperty(property) });
  const [first] = column.targets; // a lookup without a type leads to the first of its tables
  return `${leads} AND coalesce(${type}, '${first?.entity ?? ''}') = '${definition.logicalName}'`;
}

/** The table of the rows that hang there, and the condition that finds them. */
export function relatedRows(
  definitions: EntityDefinitions,
  { definition, id, relation }: RelatedPlace,
): { far: EntityDefinition; condition: SqlCondition } {
  const sql = hangsUnder(definitions, { definition, relation, near: '?', far: ROW_ALIAS });
  return { far: definitions.of(relation.entity), condition: { sql, parameters: [id] } };
}

/** The single-valued navigation back, by which the two are associated. */
export function wayBack(
  definitions: EntityDefinitions,
  { definition, relation }: { definition: EntityDefinition; relation: OneToMany },
): string {
  const column = definitions.of(relation.entity).byProperty.get(`_${relation.lookup}_value`);
  const targets = column?.kind === 'lookup' ? column.targets : [];
  return targets.find(({ entity }) => entity === definition.logicalName)?.navigation ?? relation.lookup;
}
