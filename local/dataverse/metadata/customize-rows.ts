import type { EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { badPayload, notServed } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import type { Row, StoredRow } from '../row.ts';
import { requireNoDependents } from './dependencies.ts';
import { requireCustomization } from './require-customization.ts';
import { addByHeader, COMPONENT, forgetComponent, forgetSolution } from './solution-components.ts';

/** Tables whose rows are customisations, by the word in their privileges, and as which component a row counts. */
const KINDS: Partial<Record<EntityName, { word: string; component?: number }>> = {
  publisher: { word: 'Publisher' },
  solution: { word: 'Solution' },
  savedquery: { word: 'Query', component: COMPONENT.view },
  role: { word: 'Role', component: COMPONENT.role },
  appmodule: { word: 'AppModule', component: COMPONENT.app },
};

type RowChange = {
  readonly definition: EntityDefinition;
  readonly verb: 'Create' | 'Write' | 'Delete';
  readonly before: StoredRow | undefined;
  readonly changes: Row;
};

const refuse = (definition: EntityDefinition, reason: string) =>
  badPayload({ setName: definition.setName, reason: `Microsoft.Crm.CrmException: ${reason}` });

/** Prefix of 2 to 8 letters and digits, options prefix of 10000 to 99999 (learn.microsoft.com, "Create a solution publisher"). */
function checkPublisher({ definition }: RowChange, row: Row): void {
  const prefix = row['customizationprefix'];
  if (typeof prefix !== 'string' || !/^[a-z][a-z0-9]{1,7}$/i.test(prefix) || /^mscrm/i.test(prefix))
    throw refuse(definition, 'The customization prefix is not valid.');
  const options = row['customizationoptionvalueprefix'];
  if (typeof options !== 'number' || options < 10_000 || options > 99_999)
    throw refuse(definition, 'The option value prefix must be between 10,000 and 99,999.');
}

/** A lookup view (64) cannot be created; a view asks about the table it is a view of. */
function checkSavedQuery({ definition }: RowChange, row: Row): void {
  if (row['querytype'] === 64) throw notServed('lookup views, which nobody can create');
  const table = row['returnedtypecode'];
  const asked = /<entity\s+name=["'](\w+)["']/.exec(String(row['fetchxml']))?.[1];
  if (typeof table !== 'string' || table !== asked)
    throw refuse(definition, 'The view must ask about the table in returnedtypecode.');
  if (typeof row['name'] !== 'string') throw refuse(definition, 'A view needs a name.');
}

function checkUniqueName(call: Call, change: RowChange, row: Row): void {
  for (const stored of call.organization.rows.table(change.definition.logicalName).iterate()) {
    if (stored.row['uniquename'] === row['uniquename'] && stored.id !== change.before?.id)
      throw refuse(change.definition, 'The unique name is taken.');
  }
}

function checkRow(call: Call, change: RowChange): void {
  const row = { ...change.before?.row, ...change.changes };
  switch (change.definition.logicalName) {
    case 'publisher':
      checkUniqueName(call, change, row);
      checkPublisher(change, row);
      return;
    case 'solution':
      checkUniqueName(call, change, row);
      if (!/^\d+(\.\d+){1,3}$/.test(String(row['version'])))
        throw refuse(change.definition, 'version is not valid');
      return;
    case 'savedquery':
      checkSavedQuery(change, row);
      return;
    default:
  }
}

/** Privileges, lockdown, rules and dependencies, before a row that is a customisation is written. */
export function beforeRowChange(call: Call, change: RowChange): void {
  const kind = KINDS[change.definition.logicalName];
  if (kind === undefined) return;
  const privilege = `prv${change.verb}${kind.word}`;
  if (kind.component === undefined) requirePrivilege(call.organization, privilege);
  else requireCustomization(call.organization, privilege);
  if (change.verb !== 'Delete') checkRow(call, change);
  else if (kind.component !== undefined && change.before !== undefined)
    requireNoDependents(call.organization, { type: kind.component, id: change.before.id });
}

export function afterRowChange(call: Call, change: RowChange, id: string): void {
  const { organization, request } = call;
  const { definition, verb } = change;
  if (definition.logicalName === 'solution' && verb === 'Delete') forgetSolution(organization, id);
  const component = KINDS[definition.logicalName]?.component;
  if (component === undefined) return;
  if (verb === 'Create') addByHeader(organization, request, { type: component, id });
  if (verb === 'Delete') forgetComponent(organization, { type: component, id });
}
