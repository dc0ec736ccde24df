import { choice, flag, guid, lookup, number, text } from '../column.ts';
import { defineEntity, oneToMany, type EntityDefinition } from '../entity-definition.ts';
import { activitiesUnder } from './activities.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

/** The account; `extraColumns` are text columns a customer added, such as one for the LinkedIn page. */
export const accountDefinition = (extraColumns: readonly string[]): EntityDefinition =>
  defineEntity({
    logicalName: 'account',
    setName: 'accounts',
    primaryKey: 'accountid',
    primaryName: 'name',
    tracksChanges: true,
    indexed: ['_ownerid_value', '_primarycontactid_value'],
    oneToMany: [
      oneToMany('contact_customer_accounts', 'contact', 'parentcustomerid'),
      oneToMany('account_parent_account', 'account', 'parentaccountid'),
      oneToMany('opportunity_parent_account', 'opportunity', 'parentaccountid'),
      oneToMany('opportunity_customer_accounts', 'opportunity', 'customerid'),
      ...activitiesUnder('account'),
    ],
    calculate: owningColumns,
    columns: [
      guid('accountid'),
      text('name', 160),
      text('accountnumber', 20),
      text('websiteurl', 200),
      text('tickersymbol', 10),
      text('emailaddress1', 100),
      text('telephone1', 50),
      text('fax', 50),
      text('description', 2000),
      text('address1_line1', 250),
      text('address1_city', 80),
      text('address1_country', 80),
      number('address1_latitude', 'decimal'),
      number('numberofemployees', 'int'),
      number('revenue', 'money'),
      flag('creditonhold', { initial: false }),
      flag('followemail', {}, ['Do Not Allow', 'Allow']),
      flag('donotemail', {}, ['Allow', 'Do Not Allow']),
      flag('donotphone', {}, ['Allow', 'Do Not Allow']),
      flag('donotpostalmail', { initial: false }, ['Allow', 'Do Not Allow']),
      choice('shippingmethodcode', { 1: 'Default Value' }),
      choice('customersizecode', { 1: 'Default Value' }),
      choice('accountratingcode', { 1: 'Default Value' }, { initial: 1 }),
      choice('accountcategorycode', { 1: 'Preferred Customer', 2: 'Standard' }),
      lookup('transactioncurrencyid', ['transactioncurrency']),
      lookup('parentaccountid', ['account']),
      lookup('originatingleadid', ['lead']),
      lookup('primarycontactid', ['contact']),
      ...ownerColumns,
      ...stateColumns({ 0: 'Active', 1: 'Inactive' }),
      ...stampColumns,
      flag('merged', { access: 'readOnly', initial: false }),
      lookup('masterid', ['account'], { access: 'readOnly' }),
      ...extraColumns.map((name) => text(name, 500)),
    ],
  });
