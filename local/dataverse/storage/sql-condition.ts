import type { SQLInputValue } from 'node:sqlite';

/** A condition on rows, with the values of its question marks. */
export type SqlCondition = { readonly sql: string; readonly parameters: readonly SQLInputValue[] };

/** Rows that fulfil both; undefined asks for nothing. */
export function bothOf(
  one: SqlCondition | undefined,
  other: SqlCondition | undefined,
): SqlCondition | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { sql: `(${one.sql}) AND (${other.sql})`, parameters: [...one.parameters, ...other.parameters] };
}
