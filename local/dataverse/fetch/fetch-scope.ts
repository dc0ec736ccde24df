import { propertyOf, type Column, type EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { EntityDefinitions } from '../entity-definitions.ts';
import type { CallerIds } from '../organization.ts';
import { valueSql } from '../storage/column-sql.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import { invalidFetch, unknownColumn, unknownTable } from './fetch-refusals.ts';

/** What a whole query knows. */
export type FetchContext = {
  readonly definitions: EntityDefinitions;
  readonly caller: CallerIds;
  readonly now: Date;
  /** Joined tables by the name that conditions and orders use for them. */
  readonly joined: Map<string, TablePlace>;
  /** Told of every table that is linked. */
  readonly visit: (entity: EntityName) => void;
  /** A SQL alias not used before. */
  readonly nextAlias: () => string;
};

/** A table of the query under its SQL alias. */
export type TablePlace = { readonly definition: EntityDefinition; readonly alias: string };

/** A column of such a table. */
export type ColumnOfTable = TablePlace & { readonly column: Column; readonly property: string };

export const NOTHING: SqlCondition = { sql: '', parameters: [] };

export function joinSql(parts: readonly SqlCondition[], between: string): SqlCondition {
  const present = parts.filter(({ sql }) => sql !== '');
  return {
    sql: present.map(({ sql }) => sql).join(between),
    parameters: present.flatMap(({ parameters }) => parameters),
  };
}

export function tableNamed(context: FetchContext, name: string): EntityDefinition {
  const definition = context.definitions.find(name);
  if (definition === undefined) throw unknownTable(name);
  return definition;
}

/** FetchXML names columns by logical name, a lookup without the underscores of the Web API. */
export function columnNamed(place: TablePlace, name: string): ColumnOfTable {
  const column = place.definition.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw unknownColumn({ table: place.definition.logicalName, column: name });
  return { ...place, column, property: propertyOf(column) };
}

/** The table that `entityname` of a condition or an order means: the link of that alias, or without one of that name. */
export function placeNamed(context: FetchContext, own: TablePlace, name: string | undefined): TablePlace {
  if (name === undefined) return own;
  const place = context.joined.get(name);
  if (place === undefined) throw invalidFetch(`entityname='${name}' names no joined link-entity.`);
  return place;
}

/** The stored value of a column: ids in lower case, so that they compare as text. */
export const storedSql = ({ alias, property }: ColumnOfTable) =>
  property === 'versionnumber' ? `${alias}.version` : valueSql({ alias: `${alias}.`, property });
