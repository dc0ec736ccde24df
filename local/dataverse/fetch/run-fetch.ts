import type { EntityDefinition } from '../entity-definition.ts';
import type { Organization } from '../organization.ts';
import { LARGEST_PAGE } from '../preferences.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import { readableRows } from '../row-reach.ts';
import type { Scalar } from '../row.ts';
import { tableOf } from '../storage/column-sql.ts';
import { afterCondition, ROW_ALIAS } from '../storage/select-rows.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import { compileLinks, filtersSql } from './compile-source.ts';
import { fetchedColumns, type FetchedColumn } from './fetch-columns.ts';
import { sortTerms, type SortTerm } from './fetch-order.ts';
import type { FetchQuery } from './fetch-query.ts';
import { joinSql, NOTHING, tableNamed, type FetchContext, type TablePlace } from './fetch-scope.ts';
import { pagingCookie, parsePagingCookie } from './paging-cookie.ts';

export type FetchedRow = {
  /** Undefined for a distinct row, which is no single record. */
  readonly version: number | undefined;
  readonly values: readonly Scalar[];
  /** Tables that polymorphic lookups point to, by column. */
  readonly targets: readonly Scalar[];
};

export type FetchResult = {
  readonly definition: EntityDefinition;
  readonly columns: readonly FetchedColumn[];
  readonly rows: readonly FetchedRow[];
  readonly more: { readonly cookie: string } | undefined;
  readonly total: number | undefined;
};

type Compiled = {
  readonly root: TablePlace;
  readonly columns: readonly FetchedColumn[];
  readonly terms: readonly SortTerm[];
  readonly source: SqlCondition;
  readonly where: SqlCondition;
};

function compile(organization: Organization, query: FetchQuery, under: SqlCondition | undefined): Compiled {
  let aliases = 0;
  const context: FetchContext = {
    definitions: organization.definitions,
    caller: organization.caller,
    now: organization.now(),
    joined: new Map(),
    visit: (entity) => {
      requireRowPrivilege(organization, { verb: 'Read', entity });
    },
    nextAlias: () => `l${(aliases += 1)}`,
  };
  const root = { definition: tableNamed(context, query.entity.name), alias: ROW_ALIAS };
  // Joins first: conditions of the root may speak of joined tables by their alias.
  const links = compileLinks(context, root, query.entity.links);
  const readable = readableRows(organization, root.definition) ?? NOTHING;
  const filters = filtersSql(context, root, query.entity.filters);
  const where = joinSql([links.where, filters, readable, under ?? NOTHING], ' AND ');
  const from = { sql: `FROM ${tableOf(root.definition)} r`, parameters: [] };
  return {
    root,
    columns: fetchedColumns(context, query, root),
    terms: sortTerms(context, query, root),
    source: joinSql([from, links.joins], ' '),
    where,
  };
}

/** Where the page begins: behind the cookie's last row, or, where rows may repeat, after so many rows. */
function pageStart(
  query: FetchQuery,
  compiled: Compiled,
  limit: number,
): { after: SqlCondition; offset: number } {
  const offset = (query.page - 1) * limit;
  const nowhere = { sql: '', parameters: [] };
  const isPlain = !query.distinct && query.entity.links.length === 0;
  if (query.pagingCookie === undefined) return { after: nowhere, offset };
  const columns = { terms: compiled.terms, key: compiled.root.definition.primaryKey };
  const values = parsePagingCookie(query.pagingCookie, columns);
  if (!isPlain) return { after: nowhere, offset };
  const sorted = [...compiled.terms, { sql: 'r.key', descending: false }];
  return { after: afterCondition(sorted, values), offset: 0 };
}

const scalar = (value: unknown): Scalar =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

/** The database keeps truth values as numbers. */
const presented = ({ column }: FetchedColumn, value: unknown): Scalar =>
  column.kind === 'boolean' && typeof value === 'number' ? value === 1 : scalar(value);

function statementOf(query: FetchQuery, compiled: Compiled, after: SqlCondition): SqlCondition {
  const { columns, terms, source } = compiled;
  const shown = columns.flatMap(({ valueSql, targetSql }, at) => [
    `${valueSql} AS c${at}`,
    `${targetSql} AS t${at}`,
  ]);
  const sorts = terms.map(({ sql }, at) => `${sql} AS s${at}`);
  const record = query.distinct ? [] : ['r.version AS version'];
  const tieBreakers = query.distinct ? columns.map((_, at) => `c${at}`) : ['r.key'];
  const order = [
    ...terms.map(({ descending }, at) => `s${at} ${descending ? 'DESC' : 'ASC'}`),
    ...tieBreakers,
  ];
  const where = joinSql([compiled.where, after], ' AND ');
  return {
    sql: `SELECT ${query.distinct ? 'DISTINCT ' : ''}${[...record, ...shown, ...sorts].join(', ')} ${source.sql}${where.sql === '' ? '' : ` WHERE ${where.sql}`} ORDER BY ${order.join(', ')} LIMIT ? OFFSET ?`,
    parameters: [...source.parameters, ...where.parameters],
  };
}

function totalOf(organization: Organization, query: FetchQuery, compiled: Compiled): number {
  const { sql, parameters } = statementOf(query, compiled, { sql: '', parameters: [] });
  const counted = organization.rows.database.prepare(`SELECT count(*) AS total FROM (${sql})`);
  return Number(counted.get(...parameters, LARGEST_PAGE, 0)?.['total']);
}

/** Runs a query over the rows of the organization, or over those that hang `under` one, as its caller. */
export function runFetch(
  organization: Organization,
  query: FetchQuery,
  within: { readonly pageSize?: number | undefined; readonly under?: SqlCondition | undefined },
): FetchResult {
  const compiled = compile(organization, query, within.under);
  const { root, columns, terms } = compiled;
  const limit = query.top ?? query.count ?? within.pageSize ?? LARGEST_PAGE;
  const { after, offset } = pageStart(query, compiled, limit);
  const statement = statementOf(query, compiled, after);
  const found = organization.rows.database
    .prepare(statement.sql)
    .all(...statement.parameters, limit + 1, offset);
  const rows = found.slice(0, limit).map((row) => ({
    version: query.distinct ? undefined : Number(row['version']),
    values: columns.map((column, at) => presented(column, row[`c${at}`])),
    targets: columns.map((_, at) => scalar(row[`t${at}`])),
  }));
  const keyAt = columns.findIndex(({ property }) => property === root.definition.primaryKey);
  const cookieRow = (at: number) => ({
    sorted: terms.map((_, index) => scalar(found[at]?.[`s${index}`])),
    id: String(rows[at]?.values[keyAt] ?? '00000000-0000-0000-0000-000000000000'),
  });
  const hasMore = query.top === undefined && found.length > limit;
  const ends = { first: cookieRow(0), last: cookieRow(rows.length - 1) };
  const key = root.definition.primaryKey;
  return {
    definition: root.definition,
    columns,
    rows,
    more: hasMore ? { cookie: pagingCookie(query.page, { terms, key }, ends) } : undefined,
    total: query.returnTotalRecordCount ? totalOf(organization, query, compiled) : undefined,
  };
}
