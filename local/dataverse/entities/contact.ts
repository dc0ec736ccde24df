import { choice, flag, guid, lookup, number, text } from '../column.ts';
import { defineEntity, oneToMany, type EntityDefinition } from '../entity-definition.ts';
import { lookupTypeProperty, type Row } from '../row.ts';
import { activitiesUnder } from './activities.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

function calculateContact(row: Row): Row {
  const names = [row['firstname'], row['lastname']].filter((name) => typeof name === 'string');
  const parent = row['_parentcustomerid_value'] ?? null;
  const parentIsAccount = parent !== null && row[lookupTypeProperty('_parentcustomerid_value')] !== 'contact';
  return {
    ...owningColumns(row),
    ...(names.length > 0 ? { fullname: names.join(' ') } : {}),
    ...(parentIsAccount ? { _accountid_value: parent } : {}),
  };
}

/** The contact; `extraColumns` are text columns a customer added, such as one for the LinkedIn address. */
export const contactDefinition = (extraColumns: readonly string[]): EntityDefinition =>
  defineEntity({
    logicalName: 'contact',
    setName: 'contacts',
    primaryKey: 'contactid',
    primaryName: 'fullname',
    tracksChanges: true,
    indexed: ['_parentcustomerid_value', '_ownerid_value'],
    oneToMany: [
      oneToMany('account_primary_contact', 'account', 'primarycontactid'),
      oneToMany('contact_customer_contacts', 'contact', 'parentcustomerid'),
      oneToMany('opportunity_parent_contact', 'opportunity', 'parentcontactid'),
      oneToMany('opportunity_customer_contacts', 'opportunity', 'customerid'),
      ...activitiesUnder('contact'),
    ],
    calculate: calculateContact,
    columns: [
      guid('contactid'),
      text('fullname', 160, { access: 'calculated' }),
      text('firstname', 50),
      text('middlename', 50),
      text('lastname', 50),
      text('nickname', 100),
      text('jobtitle', 100),
      text('department', 100),
      text('managername', 100),
      text('emailaddress1', 100),
      text('emailaddress2', 100),
      text('emailaddress3', 100),
      text('telephone1', 50),
      text('mobilephone', 50),
      text('websiteurl', 200),
      text('address1_city', 80),
      text('address1_country', 80),
      text('description', 2000),
      number('annualincome', 'money'),
      lookup('transactioncurrencyid', ['transactioncurrency']),
      lookup('parentcustomerid', ['account', 'contact']),
      lookup('accountid', ['account'], { access: 'calculated' }),
      ...ownerColumns,
      ...stateColumns({ 0: 'Active', 1: 'Inactive' }),
      ...stampColumns,
      flag('merged', { access: 'readOnly', initial: false }),
      lookup('masterid', ['contact'], { access: 'readOnly' }),
      choice('msdyn_orgchangestatus', { 0: 'No Feedback', 1: 'Not at Company', 2: 'Ignore' }),
      ...extraColumns.map((name) => text(name, 500)),
    ],
  });
