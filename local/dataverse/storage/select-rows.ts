import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { EntityDefinition } from '../entity-definition.ts';
import type { OrderTerm } from '../odata/parse-order.ts';
import type { Scalar, StoredRow } from '../row.ts';
import { sortableSql, tableOf } from './column-sql.ts';
import { toStoredRow } from './row-table.ts';
import type { SqlCondition } from './sql-condition.ts';

/** The alias under which conditions speak of the row. */
export const ROW_ALIAS = 'r';

type RowSelection = {
  readonly definition: EntityDefinition;
  readonly condition: SqlCondition | undefined;
  readonly order: readonly OrderTerm[];
  /** Sort values of the last row seen, its key last. */
  readonly after: readonly Scalar[] | undefined;
  readonly limit: number;
};

/** A row with the values it was sorted by, from which the next page goes on. */
export type SelectedRow = { readonly stored: StoredRow; readonly sortValues: readonly Scalar[] };

type SortColumn = { readonly sql: string; readonly descending: boolean };

function sortColumns(selection: RowSelection): SortColumn[] {
  const alias = `${ROW_ALIAS}.`;
  const terms = selection.order.map(({ property, descending }) => ({
    sql: sortableSql(selection.definition, { alias, property }),
    descending,
  }));
  return [...terms, { sql: `${alias}key`, descending: false }];
}

/** Rows behind the last one seen: later in the first column, or equal there and later in the rest. Nulls come first. */
export function afterCondition(columns: readonly SortColumn[], after: readonly Scalar[]): SqlCondition {
  const [column, ...rest] = columns;
  const value = after[0] ?? null;
  if (column === undefined) return { sql: '0', parameters: [] };
  const later = laterThan(column, value);
  if (rest.length === 0) return later;
  const deeper = afterCondition(rest, after.slice(1));
  return {
    sql: `(${later.sql} OR (${column.sql} IS ? AND ${deeper.sql}))`,
    parameters: [...later.parameters, toSql(value), ...deeper.parameters],
  };
}

function laterThan(column: SortColumn, value: Scalar): SqlCondition {
  if (value === null) return { sql: column.descending ? '0' : `${column.sql} IS NOT NULL`, parameters: [] };
  const sql = column.descending ? `(${column.sql} < ? OR ${column.sql} IS NULL)` : `${column.sql} > ?`;
  return { sql, parameters: [toSql(value)] };
}

const toSql = (value: Scalar): SQLInputValue => (typeof value === 'boolean' ? Number(value) : value);

function whereOf(conditions: readonly (SqlCondition | undefined)[]): SqlCondition {
  const present = conditions.filter((condition) => condition !== undefined);
  if (present.length === 0) return { sql: '', parameters: [] };
  return {
    sql: `WHERE ${present.map((condition) => `(${condition.sql})`).join(' AND ')}`,
    parameters: present.flatMap((condition) => condition.parameters),
  };
}

export function selectRows(database: DatabaseSync, selection: RowSelection): SelectedRow[] {
  const columns = sortColumns(selection);
  const after = selection.after && afterCondition(columns, selection.after);
  const where = whereOf([selection.condition, after]);
  const sorts = columns.map((column, index) => `${column.sql} AS sort_${index}`).join(', ');
  const order = columns.map((column) => `${column.sql} ${column.descending ? 'DESC' : 'ASC'}`).join(', ');
  const statement = database.prepare(
    `SELECT version, body, ${sorts} FROM ${tableOf(selection.definition)} ${ROW_ALIAS} ${where.sql} ORDER BY ${order} LIMIT ?`,
  );
  return statement.all(...where.parameters, selection.limit).map((found) => ({
    stored: toStoredRow(selection.definition, found),
    sortValues: columns.map((_, index) => {
      const value = found[`sort_${index}`];
      return typeof value === 'number' || typeof value === 'string' ? value : null;
    }),
  }));
}

/** Counts no further than `limit`, as the cloud does. */
export function countRows(
  database: DatabaseSync,
  wanted: { definition: EntityDefinition; condition: SqlCondition | undefined; limit: number },
): number {
  const where = whereOf([wanted.condition]);
  const statement = database.prepare(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${tableOf(wanted.definition)} ${ROW_ALIAS} ${where.sql} LIMIT ?)`,
  );
  return Number(statement.get(...where.parameters, wanted.limit)?.['count']);
}
