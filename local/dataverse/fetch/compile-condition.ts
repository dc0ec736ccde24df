import type { SQLInputValue } from 'node:sqlite';
import { notServed } from '../refusals.ts';
import { tableOf, valueSql } from '../storage/column-sql.ts';
import { foldText } from '../storage/fold-text.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import { dateRange, type DateRange } from './date-range.ts';
import type { FetchCondition } from './fetch-query.ts';
import { invalidFetch } from './fetch-refusals.ts';
import {
  columnNamed,
  placeNamed,
  type ColumnOfTable,
  type FetchContext,
  type TablePlace,
} from './fetch-scope.ts';
import { comparedSql, dateParameter, fetchValue } from './fetch-value.ts';

const MS_PER_DAY = 24 * 60 * 60 * 1000;

type Compared = {
  readonly context: FetchContext;
  readonly place: ColumnOfTable;
  readonly left: string;
  readonly condition: FetchCondition;
};

type Compile = (compared: Compared) => SqlCondition;

function valuesOf({ place, condition }: Compared, wanted: number | 'some'): SQLInputValue[] {
  const { values, operator } = condition;
  if (wanted === 'some' ? values.length === 0 : values.length !== wanted)
    throw invalidFetch(`operator='${operator}' takes ${wanted} value(s) and has ${values.length}.`);
  return values.map((value) => fetchValue(place, value));
}

const comparing =
  (word: string): Compile =>
  (compared) => ({ sql: `${compared.left} ${word} ?`, parameters: valuesOf(compared, 1) });

/** `like` of the database: % and _; its sets of characters in brackets are not served. */
const liking =
  (word: 'LIKE' | 'NOT LIKE', pattern: (value: string) => string): Compile =>
  (compared) => {
    valuesOf(compared, 1);
    const value = foldText(compared.condition.values[0] ?? '');
    if (compared.place.column.kind !== 'string')
      throw notServed(`operator='${compared.condition.operator}' on anything but a text column`);
    if (/[[\]]/.test(value)) throw notServed('sets of characters in a like');
    const { left } = compared;
    const sql = `${left} ${word} ?`;
    // Rows without a value are unlike everything: see `ne` below.
    return {
      sql: word === 'LIKE' ? sql : `(${sql} OR ${left} IS NULL)`,
      parameters: [pattern(value)],
    };
  };

const begins = (value: string) => `${value}%`;
const ends = (value: string) => `%${value}`;

const listing =
  (word: 'IN' | 'NOT IN'): Compile =>
  (compared) => ({
    sql: `${compared.left} ${word} (SELECT value FROM json_each(?))`,
    parameters: [JSON.stringify(valuesOf(compared, 'some'))],
  });

const testing =
  (word: string): Compile =>
  (compared) => ({ sql: `${compared.left} ${word}`, parameters: valuesOf(compared, 0) });

const between =
  (word: 'BETWEEN' | 'NOT BETWEEN'): Compile =>
  (compared) => ({ sql: `${compared.left} ${word} ? AND ?`, parameters: valuesOf(compared, 2) });

/**
 * Rows that hold one of the values, or none of them, among several choices (…/data-platform/multi-select-picklist); as with
 * `not-in`, a row without a value is in neither.
 */
const containing =
  (word: '' | 'NOT '): Compile =>
  (compared) => {
    const { place, left, condition } = compared;
    if (place.column.kind !== 'choices')
      throw invalidFetch(`operator='${condition.operator}' asks about several choices.`);
    const held = `SELECT value FROM json_each('[' || ${left} || ']')`;
    return {
      sql: `(${left} IS NOT NULL AND ${word}EXISTS (${held} WHERE value IN (SELECT value FROM json_each(?))))`,
      parameters: [JSON.stringify(valuesOf(compared, 'some'))],
    };
  };

function requireId({ place, condition }: Compared): void {
  if (place.column.kind === 'guid' || place.column.kind === 'lookup') return;
  throw invalidFetch(`operator='${condition.operator}' asks about an id; '${place.column.name}' is none.`);
}

const isCaller =
  (word: '=' | 'IS NOT', id: 'userId' | 'businessUnitId'): Compile =>
  (compared) => {
    requireId(compared);
    valuesOf(compared, 0);
    return { sql: `${compared.left} ${word} ?`, parameters: [compared.context.caller[id]] };
  };

/** Rows that a team of the caller owns: the teams themselves, not their members. */
const isTeamOfCaller: Compile = (compared) => {
  requireId(compared);
  valuesOf(compared, 0);
  const memberships = tableOf(compared.context.definitions.of('teammembership'));
  const column = (property: string) => valueSql({ alias: 't.', property });
  return {
    sql: `${compared.left} IN (SELECT ${column('teamid')} FROM ${memberships} t WHERE ${column('systemuserid')} = ?)`,
    parameters: [compared.context.caller.userId],
  };
};

const isCallerOrTeam: Compile = (compared) => {
  const user = isCaller('=', 'userId')(compared);
  const team = isTeamOfCaller(compared);
  return { sql: `(${user.sql} OR ${team.sql})`, parameters: [...user.parameters, ...team.parameters] };
};

/**
 * Operators of learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/operators. Rows without a value are
 * unequal to every value and unlike it, otherwise than in SQL: the client Sql4Cds (MarkMpn/Sql4Cds) adds a not-null
 * condition to ne, ne-userid, ne-businessid and not-like for this reason, and to no other operator.
 */
const OPERATORS: Readonly<Record<string, Compile>> = {
  eq: comparing('='),
  ne: comparing('IS NOT'),
  neq: comparing('IS NOT'),
  gt: comparing('>'),
  ge: comparing('>='),
  lt: comparing('<'),
  le: comparing('<='),
  like: liking('LIKE', (value) => value),
  'not-like': liking('NOT LIKE', (value) => value),
  'begins-with': liking('LIKE', begins),
  'not-begin-with': liking('NOT LIKE', begins),
  'ends-with': liking('LIKE', ends),
  'not-end-with': liking('NOT LIKE', ends),
  in: listing('IN'),
  'not-in': listing('NOT IN'),
  'contain-values': containing(''),
  'not-contain-values': containing('NOT '),
  between: between('BETWEEN'),
  'not-between': between('NOT BETWEEN'),
  null: testing('IS NULL'),
  'not-null': testing('IS NOT NULL'),
  'eq-userid': isCaller('=', 'userId'),
  'ne-userid': isCaller('IS NOT', 'userId'),
  'eq-userteams': isTeamOfCaller,
  'eq-useroruserteams': isCallerOrTeam,
  'eq-businessid': isCaller('=', 'businessUnitId'),
  'ne-businessid': isCaller('IS NOT', 'businessUnitId'),
};

/** Operators of the same page that are not served here: hierarchies, weeks, fiscal periods. */
const NOT_SERVED =
  /^(above|eq-or-above|under|eq-or-under|not-under|eq-useroruserhierarchy(andteams)?|(last|this|next)-week|.*fiscal.*|eq-userlanguage)$/;

/** A day counts as its midnight: it lies before every later instant of itself. */
const dayAfter = (at: Date) => new Date(Math.ceil(at.getTime() / MS_PER_DAY) * MS_PER_DAY);

function inRange(compared: Compared, range: DateRange): SqlCondition {
  const { kind, name } = compared.place.column;
  if (kind !== 'datetime' && kind !== 'date')
    throw invalidFetch(`operator='${compared.condition.operator}' asks about a date; '${name}' is none.`);
  const ends = [
    { word: '>=', at: range.from },
    { word: '<', at: range.until },
  ].flatMap(({ word, at }) =>
    at === undefined
      ? []
      : [{ word, value: dateParameter(kind, word === '<' && kind === 'date' ? dayAfter(at) : at) }],
  );
  return {
    sql: `(${ends.map(({ word }) => `${compared.left} ${word} ?`).join(' AND ')})`,
    parameters: ends.map(({ value }) => value),
  };
}

/** A condition on a table of the query as SQL; an operator that nobody knows is refused by name. */
export function compileCondition(
  context: FetchContext,
  own: TablePlace,
  condition: FetchCondition,
): SqlCondition {
  const place = columnNamed(placeNamed(context, own, condition.entityName), condition.column);
  const compared = { context, place, left: comparedSql(place), condition };
  const compile = Object.hasOwn(OPERATORS, condition.operator) ? OPERATORS[condition.operator] : undefined;
  if (compile !== undefined) return compile(compared);
  const { operator, values } = condition;
  const range = dateRange({ operator, value: values[0] }, context.now);
  if (range !== undefined) return inRange(compared, range);
  if (NOT_SERVED.test(operator)) throw notServed(`the FetchXML operator ${operator}`);
  throw invalidFetch(`'${operator}' is no operator.`);
}
