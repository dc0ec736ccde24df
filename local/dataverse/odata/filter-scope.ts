import type { Column, EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { EntityDefinitions } from '../entity-definitions.ts';
import type { CallerIds } from '../organization.ts';
import { notServed, unknownProperty } from '../refusals.ts';
import { lookupTypeProperty } from '../row.ts';
import { tableOf, valueSql } from '../storage/column-sql.ts';

/** Where names are looked up: a table under a SQL alias, and the variable of a lambda. */
export type FilterScope = {
  readonly definitions: EntityDefinitions;
  readonly definition: EntityDefinition;
  readonly alias: string;
  readonly variable?: string;
  /** Who asks and when, for the query functions that depend on it. */
  readonly present?: { readonly caller: CallerIds; readonly now: Date };
  /** Told of every other table that a filter looks into. */
  readonly visit?: (entity: EntityName) => void;
};

export type ResolvedColumn = {
  readonly definition: EntityDefinition;
  readonly column: Column;
  readonly property: string;
  readonly alias: string;
  /** Wraps a condition on the column into one on the row of the scope. */
  readonly wrap: (condition: string) => string;
};

export function columnOf(definition: EntityDefinition, property: string): Column {
  const column = definition.byProperty.get(property);
  if (column === undefined) throw unknownProperty({ property, entity: definition.logicalName });
  return column;
}

/** A column of the row itself, or over one single-valued navigation (`primarycontactid/fullname`). */
export function resolvePath(scope: FilterScope, segments: readonly string[]): ResolvedColumn {
  const own = segments[0] === scope.variable && scope.variable !== undefined ? segments.slice(1) : segments;
  const [first = '', second, ...rest] = own;
  if (rest.length > 0) throw notServed('a filter over more than one navigation');
  // A managed property (`ishidden`) is an object; what it says stands in `Value`. The row keeps that alone.
  if (
    second === undefined ||
    (second === 'Value' && scope.definition.byProperty.get(first)?.kind === 'boolean')
  ) {
    const column = columnOf(scope.definition, first);
    return { definition: scope.definition, column, property: first, alias: scope.alias, wrap: (sql) => sql };
  }
  return throughNavigation(scope, { navigation: first, property: second });
}

function throughNavigation(
  scope: FilterScope,
  path: { navigation: string; property: string },
): ResolvedColumn {
  const navigation = scope.definition.byNavigation.get(path.navigation);
  const target = navigation?.targets[0];
  if (navigation === undefined || target === undefined) {
    throw unknownProperty({ property: path.navigation, entity: scope.definition.logicalName });
  }
  const definition = scope.definitions.find(target.entity);
  if (definition === undefined || navigation.targets.length > 1) {
    throw notServed(`a filter over '${path.navigation}'`);
  }
  scope.visit?.(definition.logicalName);
  const lookupProperty = `_${navigation.column.name}_value`;
  const alias = `${scope.alias}n_`;
  const isRightTable =
    navigation.column.targets.length > 1
      ? ` AND ${valueSql({ alias: `${scope.alias}.`, property: lookupTypeProperty(lookupProperty) })} = '${target.entity}'`
      : '';
  const wrap = (condition: string) =>
    `(EXISTS (SELECT 1 FROM ${tableOf(definition)} ${alias} WHERE ${alias}.key = guid_order(${valueSql({ alias: `${scope.alias}.`, property: lookupProperty })})${isRightTable} AND (${condition})))`;
  return { definition, column: columnOf(definition, path.property), property: path.property, alias, wrap };
}
