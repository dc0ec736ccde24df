import type { EntityDefinition, OneToMany } from './entity-definition.ts';
import type { EntityDefinitions } from './entity-definitions.ts';
import type { SqlCondition } from './odata/compile-filter.ts';
import { lookupTypeProperty } from './row.ts';
import { valueSql } from './storage/column-sql.ts';
import { ROW_ALIAS } from './storage/select-rows.ts';

/** What a path below a collection-valued navigation asks for. */
export type RelatedPart = 'rows' | 'count' | 'references';

/** A row and the collection that hangs under it, such as an account's contacts. */
export type RelatedPlace = {
  readonly definition: EntityDefinition;
  readonly id: string;
  readonly relation: OneToMany;
};

export const relationOf = ({ oneToMany }: EntityDefinition, name: string): OneToMany | undefined =>
  oneToMany.find(({ navigation }) => navigation === name);

/** The table of the rows that hang there, and the condition that finds them. */
export function relatedRows(
  definitions: EntityDefinitions,
  { definition, id, relation }: RelatedPlace,
): { far: EntityDefinition; condition: SqlCondition } {
  const far = definitions.of(relation.entity);
  const alias = `${ROW_ALIAS}.`;
  const property = `_${relation.lookup}_value`;
  const column = far.byProperty.get(property);
  const leads = { sql: `${valueSql({ alias, property })} = ?`, parameters: [id] };
  if (column?.kind !== 'lookup' || column.targets.length === 1) return { far, condition: leads };
  const type = valueSql({ alias, property: lookupTypeProperty(property) });
  const [first] = column.targets; // a lookup without a type leads to the first of its tables
  return {
    far,
    condition: {
      sql: `${leads.sql} AND coalesce(${type}, ?) = ?`,
      parameters: [id, first?.entity ?? '', definition.logicalName],
    },
  };
}

/** The single-valued navigation back, by which the two are associated. */
export function wayBack(
  definitions: EntityDefinitions,
  { definition, relation }: Pick<RelatedPlace, 'definition' | 'relation'>,
): string {
  const column = definitions.of(relation.entity).byProperty.get(`_${relation.lookup}_value`);
  const targets = column?.kind === 'lookup' ? column.targets : [];
  return targets.find(({ entity }) => entity === definition.logicalName)?.navigation ?? relation.lookup;
}
