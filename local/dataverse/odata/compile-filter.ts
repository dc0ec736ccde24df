import { DataverseError } from '../dataverse-error.ts';
import { guidOrder, parseGuid } from '../guid.ts';
import { notServed, unknownProperty } from '../refusals.ts';
import { hangsUnder, relationOf } from '../related-rows.ts';
import { sortableSql, tableOf, valueSql } from '../storage/column-sql.ts';
import { foldText } from '../storage/fold-text.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import { comparableValue } from './comparable-value.ts';
import type { CompareOperator, FilterExpression, TextFunction } from './filter-expression.ts';
import { resolvePath, type FilterScope, type ResolvedColumn } from './filter-scope.ts';
import { compileQueryFunction } from './query-function.ts';

type Of<K extends FilterExpression['kind']> = Extract<FilterExpression, { kind: K }>;

const SQL_OPERATORS: Readonly<Record<CompareOperator, string>> = {
  eq: '=',
  ne: 'IS NOT', // rows without a value are not equal to one: OData's rule, and what the cloud answers
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

/** Look-ups by equal id use the index on the stored value; everything else compares the sortable form. */
function leftSide(resolved: ResolvedColumn, operator: CompareOperator): { sql: string; ordered: boolean } {
  const { definition, property, column } = resolved;
  const alias = `${resolved.alias}.`;
  const isId = (column.kind === 'guid' || column.kind === 'lookup') && property !== definition.primaryKey;
  if (isId && (operator === 'eq' || operator === 'ne'))
    return { sql: valueSql({ alias, property }), ordered: false };
  return { sql: sortableSql(definition, { alias, property }), ordered: true };
}

function compileCompare(scope: FilterScope, expression: Of<'compare'>): SqlCondition {
  const resolved = resolvePath(scope, expression.path.segments);
  const { sql: left, ordered } = leftSide(resolved, expression.operator);
  if (expression.literal.type === 'null') {
    if (expression.operator === 'eq') return { sql: resolved.wrap(`${left} IS NULL`), parameters: [] };
    if (expression.operator === 'ne') return { sql: resolved.wrap(`${left} IS NOT NULL`), parameters: [] };
    return { sql: '0', parameters: [] };
  }
  const value = comparableValue(resolved.column, expression.literal, ordered);
  return { sql: resolved.wrap(`${left} ${SQL_OPERATORS[expression.operator]} ?`), parameters: [value] };
}

const TEXT_SQL: Readonly<Record<TextFunction, (left: string) => string>> = {
  contains: (left) => `instr(${left}, ?) > 0`,
  startswith: (left) => `instr(${left}, ?) = 1`,
  endswith: (left) =>
    `${left} LIKE '%' || replace(replace(replace(?, '\\', '\\\\'), '%', '\\%'), '_', '\\_') ESCAPE '\\'`,
};

function compileText(scope: FilterScope, expression: Of<'text'>): SqlCondition {
  const resolved = resolvePath(scope, expression.path.segments);
  const { value, type } = expression.literal;
  if (resolved.column.kind !== 'string' || type !== 'text') {
    throw notServed(`${expression.name} on anything but a text column`);
  }
  const left = sortableSql(resolved.definition, { alias: `${resolved.alias}.`, property: resolved.property });
  return { sql: resolved.wrap(TEXT_SQL[expression.name](left)), parameters: [foldText(String(value))] };
}

function compileIn(scope: FilterScope, expression: Of<'in'>): SqlCondition {
  const { definition } = scope;
  const property = definition.byProperty.has(expression.property)
    ? expression.property
    : `_${expression.property}_value`;
  const column = definition.byProperty.get(property);
  if (column === undefined) {
    throw new DataverseError({
      status: 400,
      code: '0x80041103',
      message: `'${definition.logicalName}' entity doesn't contain attribute with Name = '${expression.property}' and NameMapping = 'Logical'.`,
    });
  }
  const values = expression.values.map((value) => {
    const ordered = property === definition.primaryKey;
    if (column.kind === 'guid' || column.kind === 'lookup') {
      const id = parseGuid(value) ?? '';
      return ordered && id !== '' ? guidOrder(id) : id;
    }
    return column.kind === 'string' ? foldText(value) : Number(value);
  });
  const { sql } = leftSide(
    { definition, column, property, alias: scope.alias, wrap: (inner) => inner },
    'eq',
  );
  return { sql: `${sql} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] };
}

/** `any` and `all` over the rows that hang under one; inside, the variable of the lambda stands for each of them. */
function compileLambda(scope: FilterScope, expression: Of<'any' | 'all'>): SqlCondition {
  const name = expression.path.segments.at(-1) ?? '';
  const relation = relationOf(scope.definition, name);
  if (relation === undefined) throw unknownProperty({ property: name, entity: scope.definition.logicalName });
  const { definitions, definition } = scope;
  scope.visit?.(relation.entity);
  const far = `${scope.alias}f_`;
  const farDefinition = definitions.of(relation.entity);
  const inside = { ...scope, definition: farDefinition, alias: far, variable: expression.variable };
  const condition = expression.condition
    ? compileFilter(inside, expression.condition)
    : { sql: '1', parameters: [] };
  const near = valueSql({ alias: `${scope.alias}.`, property: definition.primaryKey });
  const hangs = hangsUnder(definitions, { definition, relation, near, far });
  const found = (wanted: string) =>
    `EXISTS (SELECT 1 FROM ${tableOf(farDefinition)} ${far} WHERE ${hangs} AND ${wanted})`;
  const isAny = expression.kind === 'any';
  const sql = isAny
    ? `(${found(`(${condition.sql})`)})`
    : `(NOT ${found(`NOT coalesce(${condition.sql}, 0)`)})`;
  return { sql, parameters: condition.parameters };
}

function compileHolds(scope: FilterScope, expression: Of<'holds'>): SqlCondition {
  const resolved = resolvePath(scope, expression.path.segments);
  if (resolved.column.kind !== 'boolean') {
    throw unknownProperty({ property: resolved.property, entity: resolved.definition.logicalName });
  }
  return {
    sql: resolved.wrap(`${valueSql({ alias: `${resolved.alias}.`, property: resolved.property })} = 1`),
    parameters: [],
  };
}

/** A filter as a SQL condition on the row `alias`; names and types are checked on the way. */
export function compileFilter(scope: FilterScope, expression: FilterExpression): SqlCondition {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = compileFilter(scope, expression.left);
      const right = compileFilter(scope, expression.right);
      const word = expression.kind.toUpperCase();
      return {
        sql: `(${left.sql} ${word} ${right.sql})`,
        parameters: [...left.parameters, ...right.parameters],
      };
    }
    case 'not': {
      const { sql, parameters } = compileFilter(scope, expression.operand);
      return { sql: `(NOT coalesce(${sql}, 0))`, parameters };
    }
    case 'compare':
      return compileCompare(scope, expression);
    case 'text':
      return compileText(scope, expression);
    case 'function':
      return compileQueryFunction(scope, expression);
    case 'in':
      return compileIn(scope, expression);
    case 'any':
    case 'all':
      return compileLambda(scope, expression);
    case 'holds':
      return compileHolds(scope, expression);
  }
}
