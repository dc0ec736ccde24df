import type { EntityDefinition } from '../entity-definition.ts';

export const tableOf = (definition: EntityDefinition) => `rows_${definition.logicalName}`;

/** A property of the row under a SQL alias, which ends in its dot. */
type ColumnPlace = { readonly alias: string; readonly property: string };

/** The stored value of a property; names come from the definitions, never from a request. */
export const valueSql = (place: ColumnPlace) => `json_extract(${place.alias}body, '$."${place.property}"')`;

/** The expression to compare and sort a column by. */
export function sortableSql(definition: EntityDefinition, place: ColumnPlace): string {
  const { alias, property } = place;
  if (property === definition.primaryKey) return `${alias}key`;
  if (property === 'versionnumber') return `${alias}version`;
  const value = valueSql({ alias, property });
  switch (definition.byProperty.get(property)?.kind) {
    case 'string':
      return `fold(${value})`;
    case 'guid':
    case 'lookup':
      return `guid_order(${value})`;
    default:
      return value;
  }
}
