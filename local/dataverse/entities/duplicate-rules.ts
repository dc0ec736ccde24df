import { choice, flag, guid, instant, lookup, owner, text } from '../column.ts';
import { defineEntity, oneToMany } from '../entity-definition.ts';
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

const asyncOperationDefinition = defineEntity({
  logicalName: 'asyncoperation',
  setName: 'asyncoperations',
  primaryKey: 'asyncoperationid',
  primaryName: 'name',
  oneToMany: [oneToMany('AsyncOperation_DuplicateBaseRecord', 'duplicaterecord', 'asyncoperationid')],
  columns: [
    guid('asyncoperationid'),
    text('name', 256),
    choice('statuscode', { 0: 'Waiting For Resources', 20: 'In Progress', 30: 'Succeeded', 31: 'Failed' }),
    ...stampColumns,
  ],
});

/** What a duplicate detection job found; the table is older than the owner's lookups and shows them as plain ids. */
const duplicateRecordDefinition = defineEntity({
  logicalName: 'duplicaterecord',
  setName: 'duplicaterecords',
  primaryKey: 'duplicateid',
  indexed: ['_asyncoperationid_value'],
  columns: [
    guid('duplicateid'),
    lookup('asyncoperationid', ['asyncoperation']),
    lookup('baserecordid', ['account', 'contact', 'lead', 'opportunity']),
    lookup('duplicaterecordid', ['account', 'contact', 'lead', 'opportunity']),
    lookup('duplicateruleid', ['duplicaterule']),
    owner(),
    guid('owninguser', { access: 'readOnly' }),
    guid('owningbusinessunit', { access: 'readOnly' }),
    instant('createdon', { access: 'readOnly' }),
  ],
});

export const duplicateRuleDefinitions = [
  duplicateRuleDefinition,
  duplicateRuleConditionDefinition,
  asyncOperationDefinition,
  duplicateRecordDefinition,
];
