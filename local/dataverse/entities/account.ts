import { choice, flag, guid, lookup, number, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

export const accountDefinition = defineEntity({
  logicalName: 'account',
  setName: 'accounts',
  primaryKey: 'accountid',
  primaryName: 'name',
  tracksChanges: true,
  indexed: ['_ownerid_value', '_primarycontactid_value'],
  calculate: owningColumns,
  columns: [
    guid('accountid'),
    text('name', 160),
    text('accountnumber', 20),
    text('websiteurl', 200),
    text('emailaddress1', 100),
    text('telephone1', 50),
    text('fax', 50),
    text('description', 2000),
    text('address1_city', 80),
    text('address1_country', 80),
    number('address1_latitude', 'decimal'),
    number('numberofemployees', 'int'),
    number('revenue', 'money'),
    flag('creditonhold', { initial: false }),
    choice('accountcategorycode', { 1: 'Preferred Customer', 2: 'Standard' }),
    lookup('transactioncurrencyid', ['transactioncurrency']),
    lookup('parentaccountid', ['account']),
    lookup('primarycontactid', ['contact']),
    ...ownerColumns,
    ...stateColumns({ 0: 'Active', 1: 'Inactive' }),
    ...stampColumns,
    flag('merged', { access: 'readOnly', initial: false }),
    lookup('masterid', ['account'], { access: 'readOnly' }),
  ],
});
