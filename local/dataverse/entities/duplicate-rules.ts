import { choice, flag, guid, lookup, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { ownerColumns, owningColumns, stampColumns } from './shared-columns.ts';

// Columns as the table reference documents them (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…).

const duplicateRuleDefinition = defineEntity({
  logicalName: 'duplicaterule',
  setName: 'duplicaterules',
  primaryKey: 'duplicateruleid',
  primaryName: 'name',
  calculate: owningColumns,
  columns: [
    guid('duplicateruleid'),
    text('name', 160),
    text('baseentityname', 64),
    text('matchingentityname', 64),
    flag('iscasesensitive', { initial: false }),
    choice('statuscode', { 0: 'Unpublished', 1: 'Publishing', 2: 'Published' }, { initial: 0 }),
    ...ownerColumns,
    ...stampColumns,
  ],
});

const duplicateRuleConditionDefinition = defineEntity({
  logicalName: 'duplicaterulecondition',
  setName: 'duplicateruleconditions',
  primaryKey: 'duplicateruleconditionid',
  columns: [
    guid('duplicateruleconditionid'),
    text('baseattributename', 64),
    text('matchingattributename', 64),
    choice('operatorcode', { 0: 'Exact Match', 1: 'Same First Characters', 2: 'Same Last Characters' }),
    lookup('duplicateruleid', ['duplicaterule']),
    ...stampColumns,
  ],
});

export const duplicateRuleDefinitions = [duplicateRuleDefinition, duplicateRuleConditionDefinition];
