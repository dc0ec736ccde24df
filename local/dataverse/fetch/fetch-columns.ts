import type { Column } from '../column.ts';
import { lookupTypeProperty } from '../row.ts';
import { valueSql } from '../storage/column-sql.ts';
import type { FetchLevel, FetchLink, FetchQuery } from './fetch-query.ts';
import { invalidFetch } from './fetch-refusals.ts';
import { columnNamed, storedSql, type FetchContext, type TablePlace } from './fetch-scope.ts';

/** One property of the answer. */
export type FetchedColumn = {
  readonly answerName: string;
  readonly column: Column;
  readonly property: string;
  readonly valueSql: string;
  /** Which table a polymorphic lookup points to. */
  readonly targetSql: string;
};

function fetched(place: TablePlace, name: string, answerName?: string): FetchedColumn {
  const found = columnNamed(place, name);
  const { property, column, alias } = found;
  return {
    answerName: answerName ?? property,
    column,
    property,
    valueSql: storedSql(found),
    targetSql:
      column.kind === 'lookup' && column.targets.length > 1
        ? valueSql({ alias: `${alias}.`, property: lookupTypeProperty(property) })
        : 'NULL',
  };
}

/** Without any attribute, and with `all-attributes`, every column *(general: the reference does not say what none means)*. */
function namesOf(
  level: FetchLevel,
  place: TablePlace,
): readonly { name: string; alias: string | undefined }[] {
  if (level.attributes.length > 0 && !level.allAttributes) return level.attributes;
  return place.definition.columns.map(({ name }) => ({ name, alias: undefined }));
}

const hasCurrency = ({ definition }: TablePlace) => definition.byProperty.has('_transactioncurrencyid_value');

function rootColumns(query: FetchQuery, root: TablePlace): FetchedColumn[] {
  const columns = namesOf(query.entity, root).map(({ name, alias }) => fetched(root, name, alias));
  const { primaryKey } = root.definition;
  // Money says nothing without its currency: the documented answers bring the lookup along.
  const currency = columns.some(({ column }) => column.kind === 'money') && hasCurrency(root);
  if (currency && !query.distinct) columns.push(fetched(root, 'transactioncurrencyid'));
  const hasKey = columns.some(({ property }) => property === primaryKey);
  // Distinct rows are no single record, so their id comes only when it is asked for
  // (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/overview, "Return distinct results").
  return hasKey || query.distinct ? columns : [...columns, fetched(root, primaryKey)];
}

/** Columns of a linked table are named `<alias>.<column>`, or by an alias of their own. */
function linkedColumns(context: FetchContext, links: readonly FetchLink[]): FetchedColumn[] {
  return links.flatMap((link) => {
    const name = link.alias ?? link.name;
    const place = context.joined.get(name);
    if (place === undefined) return []; // asked only whether such rows exist
    const wanted = link.attributes.length > 0 || link.allAttributes ? namesOf(link, place) : [];
    const own = wanted.map((column) => fetched(place, column.name, column.alias ?? `${name}.${column.name}`));
    return [...own, ...linkedColumns(context, link.links)];
  });
}

/** What each row of the answer shows: the root's columns, then those of linked tables. */
export function fetchedColumns(context: FetchContext, query: FetchQuery, root: TablePlace): FetchedColumn[] {
  const all = [...rootColumns(query, root), ...linkedColumns(context, query.entity.links)];
  const byName = new Map(all.map((column) => [column.answerName, column]));
  const aliases = query.entity.attributes.flatMap(({ alias }) => alias ?? []);
  if (new Set(aliases).size < aliases.length) throw invalidFetch('an alias of an attribute is used twice.');
  return [...byName.values()];
}
