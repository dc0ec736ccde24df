import { knownError } from '../dataverse-error.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { notServed } from '../refusals.ts';
import type { Row, StoredRow } from '../row.ts';
import { foldText } from '../storage/fold-text.ts';
import type { Call } from './call.ts';

// "Detect duplicate data using the Web API": published rules, whose conditions must all be met.

const PUBLISHED = 2;
const EXACT = 0;

type Condition = { readonly base: string; readonly matching: string };

function conditionsOf({ organization }: Call, ruleId: string): Condition[] {
  const conditions: Condition[] = [];
  for (const { row } of organization.rows.table('duplicaterulecondition').iterate()) {
    if (row['_duplicateruleid_value'] !== ruleId) continue;
    if (row['operatorcode'] !== EXACT) throw notServed('duplicate detection rules other than exact ones');
    const { baseattributename: base, matchingattributename: matching } = row;
    conditions.push({ base: String(base), matching: String(matching) });
  }
  return conditions;
}

function meets(conditions: readonly Condition[], one: Row, other: Row): boolean {
  return conditions.every(({ base, matching }) => {
    const [value, wanted] = [one[base] ?? null, other[matching] ?? null];
    return value !== null && wanted !== null && foldText(String(value)) === foldText(String(wanted));
  });
}

/** Rows that a rule calls duplicates of this one, itself apart. */
export function* duplicatesOf(
  call: Call,
  { definition, row, id }: { definition: EntityDefinition; row: Row; id: string | undefined },
): Iterable<StoredRow> {
  const { rows } = call.organization;
  for (const rule of rows.table('duplicaterule').iterate()) {
    const { baseentityname: base, matchingentityname: matching, statuscode } = rule.row;
    if (base !== definition.logicalName || statuscode !== PUBLISHED) continue;
    if (matching !== base) throw notServed('duplicate detection rules between two tables');
    const conditions = conditionsOf(call, rule.id);
    for (const other of rows.table(definition.logicalName).iterate())
      if (other.id !== id && conditions.length > 0 && meets(conditions, row, other.row)) yield other;
  }
}

/** Rules are asked only where the client wishes it: `MSCRM.SuppressDuplicateDetection: false`. */
export function requireNoDuplicate(
  call: Call,
  change: { definition: EntityDefinition; row: Row; id: string | undefined },
): void {
  if (call.request.headers['mscrm.suppressduplicatedetection'] !== 'false') return;
  const [found] = duplicatesOf(call, change);
  if (found !== undefined) throw knownError('DuplicateRecordsFound');
}
