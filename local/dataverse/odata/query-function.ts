import { compileCondition } from '../fetch/compile-condition.ts';
import { notServed } from '../refusals.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import type { FilterExpression } from './filter-expression.ts';
import type { FilterScope } from './filter-scope.ts';

/** Query functions whose operator of FetchXML has another name; the others differ in spelling alone: `LastXHours`, `last-x-hours`. */
const OPERATORS: Readonly<Record<string, string>> = {
  EqualUserId: 'eq-userid',
  NotEqualUserId: 'ne-userid',
  EqualUserTeams: 'eq-userteams',
  EqualUserOrUserTeams: 'eq-useroruserteams',
  EqualBusinessId: 'eq-businessid',
  NotEqualBusinessId: 'ne-businessid',
  Last7Days: 'last-seven-days',
  Next7Days: 'next-seven-days',
  DoesNotContainValues: 'not-contain-values',
};

const spelled = (name: string) =>
  name
    .split(/(?=[A-Z])/)
    .join('-')
    .toLowerCase();

/**
 * `Microsoft.Dynamics.CRM.LastXHours(PropertyName=…,PropertyValue=…)` ("Web API query function reference"): each asks what the
 * operator of FetchXML of that name asks.
 */
export function compileQueryFunction(
  scope: FilterScope,
  { name, property, values }: Extract<FilterExpression, { kind: 'function' }>,
): SqlCondition {
  const { definitions, definition, alias, present } = scope;
  if (present === undefined) throw notServed(`the query function ${name} inside $expand`);
  const context = {
    definitions,
    ...present,
    joined: new Map(),
    nextAlias: () => alias,
    visit: () => undefined,
  };
  const column = /^_(\w+)_value$/.exec(property)?.[1] ?? property;
  const operator = OPERATORS[name] ?? spelled(name);
  return compileCondition(
    context,
    { definition, alias },
    { entityName: undefined, column, operator, values },
  );
}
