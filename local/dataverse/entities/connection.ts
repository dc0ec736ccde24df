import { choice, flag, guid, lookup, text, type Column } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

/** Object type codes of the tables a connection may join here. */
const OBJECT_TYPES = { 1: 'Account', 2: 'Contact', 3: 'Opportunity', 8: 'User', 9: 'Team' };

const RECORDS = ['contact', 'account', 'opportunity', 'systemuser', 'team'];

const endColumns = (end: 'record1' | 'record2'): readonly Column[] => [
  lookup(`${end}id`, RECORDS),
  choice(`${end}objecttypecode`, OBJECT_TYPES, { access: 'readOnly' }),
  lookup(`${end}roleid`, ['connectionrole']),
];

/** The importer writes both a row and its reciprocal twin: the stand-in does not make the second from the first. */
export const connectionDefinition = defineEntity({
  logicalName: 'connection',
  setName: 'connections',
  primaryKey: 'connectionid',
  primaryName: 'name',
  tracksChanges: true,
  indexed: ['_record1id_value', '_record2id_value'],
  calculate: owningColumns,
  columns: [
    guid('connectionid'),
    text('name', 500),
    ...endColumns('record1'),
    ...endColumns('record2'),
    flag('ismaster', { access: 'readOnly' }),
    lookup('relatedconnectionid', ['connection'], { access: 'readOnly' }),
    ...ownerColumns,
    ...stateColumns({ 0: 'Active', 1: 'Inactive' }),
    ...stampColumns,
  ],
});

export const connectionRoleDefinition = defineEntity({
  logicalName: 'connectionrole',
  setName: 'connectionroles',
  primaryKey: 'connectionroleid',
  primaryName: 'name',
  columns: [
    guid('connectionroleid'),
    text('name', 100),
    choice('category', {
      1: 'Business',
      2: 'Family',
      3: 'Social',
      4: 'Sales',
      5: 'Other',
      1000: 'Stakeholder',
      1001: 'Sales Team',
    }),
    ...stateColumns({ 0: 'Active', 1: 'Inactive' }),
    ...stampColumns,
  ],
});
