import type { EntityDefinition } from '../entity-definition.ts';
import { autoNumbers } from '../metadata/auto-number.ts';
import { afterRowChange, beforeRowChange } from '../metadata/customize-rows.ts';
import { draftView } from '../metadata/draft-view.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import { requireReach } from '../row-reach.ts';
import { etagOf, type Row, type StoredRow } from '../row.ts';
import type { WriteMethod } from '../storage/applied-writes.ts';
import type { Call } from './call.ts';
import { requireNoDuplicate } from './duplicate-detection.ts';

type Written = {
  readonly definition: EntityDefinition;
  readonly id: string;
  readonly changes: Row;
  readonly before: StoredRow | undefined;
  readonly after: StoredRow | undefined;
  readonly method: WriteMethod;
};

function log(call: Call, written: Written): void {
  call.organization.appliedWrites.append({
    at: call.organization.now().toISOString(),
    entity: written.definition.logicalName,
    id: written.id,
    changes: written.changes,
    tag: call.options.tag,
    etagBefore: written.before && etagOf(written.before),
    etagAfter: written.after && etagOf(written.after),
    method: written.method,
  });
}

/** New rows belong to the caller unless they say otherwise; with impersonation they also say who really made them. */
function stampedByCaller({ organization }: Call, definition: EntityDefinition): Row {
  if (!definition.byNavigation.has('ownerid')) return {};
  const { caller, impersonator } = organization;
  return {
    _ownerid_value: caller.userId,
    _createdby_value: caller.userId,
    _createdonbehalfby_value: impersonator ?? null,
  };
}

type Change = Parameters<typeof beforeRowChange>[1];

/** What the platform asks before a row is written: the privilege, every plug-in of the row, the duplicate detection rules. */
function requireWrite(call: Call, change: Change): void {
  const { organization } = call;
  const entity = change.definition.logicalName;
  const { verb, definition, before } = change;
  requireRowPrivilege(organization, { verb, entity });
  if (verb !== 'Create' && before !== undefined) requireReach(organization, { verb, definition }, before);
  organization.faults.requireNotRejected({ entity, id: change.before?.id, changes: change.changes });
  const row = { ...change.before?.row, ...change.changes };
  if (change.verb !== 'Delete')
    requireNoDuplicate(call, { definition: change.definition, row, id: change.before?.id });
}

export function applyInsert(
  call: Call,
  write: { definition: EntityDefinition; changes: Row; method: WriteMethod },
): StoredRow {
  const { definition, changes, method } = write;
  return call.organization.rows.transaction(() => {
    const change = { definition, verb: 'Create', before: undefined, changes } as const;
    requireWrite(call, change);
    beforeRowChange(call, change);
    const after = call.organization.rows.insert(definition, {
      ...stampedByCaller(call, definition),
      ...autoNumbers(call.organization, definition),
      ...changes,
    });
    afterRowChange(call, change, after.id);
    log(call, { definition, id: after.id, changes, before: undefined, after, method });
    return after;
  });
}

type Update = { definition: EntityDefinition; existing: StoredRow; changes: Row; method: WriteMethod };

/** The row as readers see it afterwards: a view is changed for them when its table is published. */
function saveChanges({ organization }: Call, { definition, existing, changes }: Update): StoredRow {
  if (definition.logicalName !== 'savedquery') return organization.rows.update(definition, existing, changes);
  draftView(organization, existing, changes);
  return existing;
}

export function applyUpdate(call: Call, write: Update): StoredRow {
  const { definition, existing, changes, method } = write;
  return call.organization.rows.transaction(() => {
    const change = { definition, verb: 'Write', before: existing, changes } as const;
    requireWrite(call, change);
    beforeRowChange(call, change);
    const after = saveChanges(call, write);
    afterRowChange(call, change, existing.id);
    log(call, { definition, id: existing.id, changes, before: existing, after, method });
    return after;
  });
}

export function applyDelete(call: Call, write: { definition: EntityDefinition; existing: StoredRow }): void {
  const { definition, existing } = write;
  call.organization.rows.transaction(() => {
    const change = { definition, verb: 'Delete', before: existing, changes: {} } as const;
    requireWrite(call, change);
    beforeRowChange(call, change);
    call.organization.rows.delete(definition, existing);
    afterRowChange(call, change, existing.id);
    log(call, {
      definition,
      id: existing.id,
      changes: {},
      before: existing,
      after: undefined,
      method: 'DELETE',
    });
  });
}
