import { notServed } from '../refusals.ts';
import { tableOf } from '../storage/column-sql.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import { compileCondition } from './compile-condition.ts';
import type { FetchFilter, FetchLevel, FetchLink, FetchPart } from './fetch-query.ts';
import { invalidFetch } from './fetch-refusals.ts';
import {
  columnNamed,
  joinSql,
  NOTHING,
  storedSql,
  tableNamed,
  type FetchContext,
  type TablePlace,
} from './fetch-scope.ts';

/** What a level contributes: tables joined to it, and conditions on its rows. */
type Source = { readonly joins: SqlCondition; readonly where: SqlCondition };

function newPlace(context: FetchContext, link: FetchLink): TablePlace {
  const definition = tableNamed(context, link.name);
  context.visit(definition.logicalName);
  return { definition, alias: context.nextAlias() };
}

/** Equal ids; where the linked side is the key of its table, the key's own index is used. */
function joinCondition(parent: TablePlace, linked: TablePlace, link: FetchLink): SqlCondition {
  const from = columnNamed(linked, link.from);
  const to = columnNamed(parent, link.to);
  const isKey = from.property === linked.definition.primaryKey;
  const sql = isKey
    ? `${linked.alias}.key = guid_order(${storedSql(to)})`
    : `${storedSql(from)} = ${storedSql(to)}`;
  return { sql, parameters: [] };
}

function registerAlias(context: FetchContext, place: TablePlace, link: FetchLink): void {
  const name = link.alias ?? link.name;
  if (link.alias !== undefined && context.joined.has(name))
    throw invalidFetch(`the alias '${name}' is used twice.`);
  if (!context.joined.has(name)) context.joined.set(name, place);
}

function compileJoin(context: FetchContext, parent: TablePlace, link: FetchLink): Source {
  const place = newPlace(context, link);
  registerAlias(context, place, link);
  const isOuter = link.type === 'outer';
  if (isOuter && link.links.some(({ type }) => type !== 'outer'))
    throw notServed('links other than outer ones inside an outer link');
  // Filters of an outer link restrict what is joined and not the rows it is joined to.
  const on = joinSql([joinCondition(parent, place, link), filtersSql(context, place, link.filters)], ' AND ');
  const below = compileLinks(context, place, link.links);
  const join = `${isOuter ? 'LEFT ' : ''}JOIN ${tableOf(place.definition)} ${place.alias} ON ${on.sql}`;
  return {
    joins: joinSql([{ sql: join, parameters: on.parameters }, below.joins], ' '),
    where: below.where,
  };
}

/** `exists` and `in` differ in how the database runs them, not in the rows they leave. */
function existsSql(
  context: FetchContext,
  parent: TablePlace,
  link: FetchLink,
  filtered: boolean,
): SqlCondition {
  if (link.attributes.length > 0 || link.allAttributes || link.orders.length > 0)
    throw invalidFetch(`a link-entity with link-type='${link.type}' returns no columns and orders nothing.`);
  const place = newPlace(context, link);
  const inside = filtered ? compileLinks(context, place, link.links) : { joins: NOTHING, where: NOTHING };
  const filters = filtered ? filtersSql(context, place, link.filters) : NOTHING;
  const where = joinSql([joinCondition(parent, place, link), filters, inside.where], ' AND ');
  const from = `SELECT 1 FROM ${tableOf(place.definition)} ${place.alias}`;
  return {
    sql: `EXISTS (${from} ${inside.joins.sql} WHERE ${where.sql})`,
    parameters: [...inside.joins.parameters, ...where.parameters],
  };
}

const negated = ({ sql, parameters }: SqlCondition): SqlCondition => ({ sql: `NOT ${sql}`, parameters });

/**
 * Link types inside a filter (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/join-tables, "link-type options"):
 * `not all` is the same as `any` despite its name, and `all` wants rows that correspond of which none meets the filters.
 */
function filterLink(context: FetchContext, parent: TablePlace, link: FetchLink): SqlCondition {
  const any = existsSql(context, parent, link, true);
  if (link.type === 'not any') return negated(any);
  if (link.type !== 'all') return any;
  const corresponding = existsSql(context, parent, link, false);
  return joinSql([corresponding, negated(any)], ' AND ');
}

/** Tables joined to a level, and conditions of links that only ask for existence. */
export function compileLinks(context: FetchContext, parent: TablePlace, links: readonly FetchLink[]): Source {
  const sources = links.map((link) =>
    link.type === 'inner' || link.type === 'outer'
      ? compileJoin(context, parent, link)
      : { joins: NOTHING, where: existsSql(context, parent, link, true) },
  );
  return {
    joins: joinSql(
      sources.map(({ joins }) => joins),
      ' ',
    ),
    where: joinSql(
      sources.map(({ where }) => where),
      ' AND ',
    ),
  };
}

function partSql(context: FetchContext, place: TablePlace, part: FetchPart): SqlCondition {
  if (part.kind === 'condition') return compileCondition(context, place, part.condition);
  const { sql, parameters } =
    part.kind === 'filter' ? filterSql(context, place, part.filter) : filterLink(context, place, part.link);
  return sql === '' ? NOTHING : { sql: `(${sql})`, parameters };
}

function filterSql(context: FetchContext, place: TablePlace, filter: FetchFilter): SqlCondition {
  const parts = filter.parts.map((part) => partSql(context, place, part));
  return joinSql(parts, filter.type === 'or' ? ' OR ' : ' AND ');
}

/** Several filters of one level must all hold; an empty one says nothing. */
export function filtersSql(
  context: FetchContext,
  place: TablePlace,
  filters: FetchLevel['filters'],
): SqlCondition {
  const parts = filters.map((filter) => partSql(context, place, { kind: 'filter', filter }));
  return joinSql(parts, ' AND ');
}
