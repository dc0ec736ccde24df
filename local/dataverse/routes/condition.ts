import type { EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { compileFilter } from '../odata/compile-filter.ts';
import { parseFilter } from '../odata/parse-filter.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import { ROW_ALIAS } from '../storage/select-rows.ts';
import type { SqlCondition } from '../storage/sql-condition.ts';
import type { Call } from './call.ts';

/** The `$filter` of a call as a condition on its table. */
export function conditionOf(call: Call, definition: EntityDefinition): SqlCondition | undefined {
  const { filter, aliases } = call.options;
  if (filter === undefined) return undefined;
  const { organization } = call;
  const { definitions, caller, now } = organization;
  const visit = (entity: EntityName) => {
    requireRowPrivilege(organization, { verb: 'Read', entity });
  };
  const scope = { definitions, definition, alias: ROW_ALIAS, present: { caller, now: now() }, visit };
  return compileFilter(scope, parseFilter(filter, aliases));
}
