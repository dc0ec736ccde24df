import type { EntityDefinitions } from '../entity-definitions.ts';
import { sortableSql, tableOf, valueSql } from '../storage/column-sql.ts';
import type { FetchLink, FetchOrder, FetchQuery } from './fetch-query.ts';
import {
  columnNamed,
  placeNamed,
  type ColumnOfTable,
  type FetchContext,
  type TablePlace,
} from './fetch-scope.ts';

export type SortTerm = {
  readonly name: string;
  readonly sql: string;
  readonly descending: boolean;
  /** A text, which a cookie shows as it is and the database compares folded. */
  readonly isText: boolean;
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A lookup sorts by the name it shows. */
function nameSql(definitions: EntityDefinitions, { column, alias, property }: ColumnOfTable): string {
  const id = valueSql({ alias: `${alias}.`, property });
  const names = (column.kind === 'lookup' ? column.targets : []).flatMap(({ entity }) => {
    const target = definitions.find(entity);
    if (target?.primaryName === undefined) return [];
    const name = valueSql({ alias: 'o.', property: target.primaryName });
    return [`(SELECT fold(${name}) FROM ${tableOf(target)} o WHERE o.key = guid_order(${id}))`];
  });
  return names.length > 0 ? `coalesce(${names.join(', ')}, NULL)` : id;
}

/** A choice sorts by its label unless the query asks for raw values (…/fetchxml/order-rows, "useraworderby"). */
function labelSql({ column, alias, property }: ColumnOfTable): string {
  const options = column.kind === 'choice' || column.kind === 'state' ? Object.entries(column.options) : [];
  const cases = options.map(([value, label]) => `WHEN ${Number(value)} THEN ${quoted(label.toLowerCase())}`);
  return `CASE ${valueSql({ alias: `${alias}.`, property })} ${cases.join(' ')} END`;
}

function sortSql(context: FetchContext, place: ColumnOfTable, raw: boolean): string {
  const { kind } = place.column;
  if (kind === 'lookup' && !raw) return nameSql(context.definitions, place);
  if ((kind === 'choice' || kind === 'state') && !raw) return labelSql(place);
  return sortableSql(place.definition, { alias: `${place.alias}.`, property: place.property });
}

type OrderedTable = { readonly place: TablePlace; readonly orders: readonly FetchOrder[] };

/** Orders of the root come first, then those of linked tables in their sequence. */
function linkedOrders(context: FetchContext, links: readonly FetchLink[]): OrderedTable[] {
  return links.flatMap((link) => {
    const place = context.joined.get(link.alias ?? link.name);
    const own = place === undefined ? [] : [{ place, orders: link.orders }];
    return [...own, ...linkedOrders(context, link.links)];
  });
}

export function sortTerms(context: FetchContext, query: FetchQuery, root: TablePlace): SortTerm[] {
  const tables = [{ place: root, orders: query.entity.orders }, ...linkedOrders(context, query.entity.links)];
  return tables.flatMap(({ place, orders }) =>
    orders.map((order) => {
      const column = columnNamed(placeNamed(context, place, order.entityName), order.column);
      return {
        name: order.column,
        sql: sortSql(context, column, query.useRawOrderBy),
        descending: order.descending,
        isText: column.column.kind === 'string',
      };
    }),
  );
}
