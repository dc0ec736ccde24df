import type { ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { requireWholeTable } from '../row-privileges.ts';
import { readableRows } from '../row-reach.ts';
import { countChanges } from '../storage/select-changes.ts';
import { countRows } from '../storage/select-rows.ts';
import { bothOf, type SqlCondition } from '../storage/sql-condition.ts';
import type { Call } from './call.ts';
import { conditionOf } from './condition.ts';

/** Dataverse counts rows no further than this. */
export const COUNT_LIMIT = 5000;

const BYTE_ORDER_MARK = '\uFEFF';

function count(call: Call, definition: EntityDefinition): number {
  const { rows, tracking } = call.organization;
  const { deltaToken } = call.options;
  if (deltaToken === undefined) {
    return countRows(rows.database, {
      definition,
      condition: bothOf(conditionOf(call, definition), readableRows(call.organization, definition)),
      limit: COUNT_LIMIT,
    });
  }
  requireWholeTable(call.organization, definition.logicalName);
  tracking.requireEnabled(definition);
  const from = tracking.parse(definition, deltaToken).version;
  return countChanges(rows.database, { definition, from, until: rows.currentVersion() });
}

/** Plain text, the number behind a byte-order mark. */
const plainCount = (found: number): ApiResponse => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain', 'OData-Version': '4.0' },
  body: `${BYTE_ORDER_MARK}${found}`,
});

export const countCollection = (call: Call, definition: EntityDefinition): ApiResponse =>
  plainCount(count(call, definition));

/** Of the rows that hang under one row. */
export const textOfCount = (call: Call, definition: EntityDefinition, related: SqlCondition): ApiResponse =>
  plainCount(
    countRows(call.organization.rows.database, {
      definition,
      condition: bothOf(
        bothOf(conditionOf(call, definition), related),
        readableRows(call.organization, definition),
      ),
      limit: COUNT_LIMIT,
    }),
  );
