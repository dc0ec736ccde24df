import type { EntityName } from '../../../local/dataverse/column.ts';
import type { GivenRow } from '../../../local/dataverse/storage/store.ts';
import type { OpenDataverse } from './open-dataverse.ts';

const FETCH = "<fetch><entity name='account'><attribute name='name'/></entity></fetch>";
const VIEW = { name: 'Accounts', returnedtypecode: 'account', fetchxml: FETCH };

/** Tables that examples name a row of, with the key and what such a row says. */
const SAMPLES: readonly [EntityName, key: string, row: GivenRow][] = [
  ['email', 'activityid', { subject: 'Offer' }],
  ['letter', 'activityid', { subject: 'Offer' }],
  ['lead', 'leadid', { firstname: 'Monte', lastname: 'Orton' }],
  ['competitor', 'competitorid', { name: 'Adventure Works', strengths: 'Strong promoter of dirt bikes' }],
  ['queue', 'queueid', { name: 'Letters' }],
  ['systemuser', 'systemuserid', { fullname: 'Sample User' }],
  ['role', 'roleid', { name: 'Seller' }],
  ['userquery', 'userqueryid', VIEW],
  ['systemform', 'formid', { name: 'Account', objecttypecode: 'account' }],
  ['customapi', 'customapiid', { uniquename: 'sample', name: 'Sample', displayname: 'Custom API Example' }],
  ['appmodule', 'appmoduleid', { name: 'Example', uniquename: 'example' }],
  ['transactioncurrency', 'transactioncurrencyid', { currencyname: 'Euro', isocurrencycode: 'EUR' }],
];

const TYPE = 'Microsoft.Dynamics.CRM.lookuplogicalname';

/** What hangs under the row: tasks of the contact and of the account of that id, a note, a case, a competitor. */
function seedBelow({ store }: OpenDataverse, id: string): void {
  for (const entity of ['account', 'contact', 'opportunity']) {
    const about = { _regardingobjectid_value: id, [`_regardingobjectid_value@${TYPE}`]: entity };
    const at = '2026-01-01T00:00:00Z';
    const task = { subject: 'Sign invoice', description: 'Invoice', scheduledstart: at, scheduledend: at };
    store.upsert('task', { ...task, ...about });
  }
  const note = { annotationid: id, subject: 'A note', notetext: 'Its text' };
  store.upsert('annotation', { ...note, _objectid_value: id, [`_objectid_value@${TYPE}`]: 'contact' });
  const customer = { _customerid_value: id, [`_customerid_value@${TYPE}`]: 'contact' };
  store.upsert('incident', { incidentid: id, title: 'Broken wheel', ...customer });
  store.upsert('opportunitycompetitors', { opportunityid: id, competitorid: id });
}

/** Each id as a row of every table; an account has the first as its main contact and parent. */
export function seedRows(dataverse: OpenDataverse, ids: readonly string[]): void {
  const [first] = ids;
  for (const id of ids) {
    for (const [entity, key, row] of SAMPLES) dataverse.store.upsert(entity, { ...row, [key]: id });
    seedBelow(dataverse, id);
    const contact = {
      firstname: 'Yvonne',
      lastname: 'McKay',
      telephone1: '555',
      annualincome: 1,
      jobtitle: 'CEO',
    };
    const under = {
      _parentcustomerid_value: first,
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
    };
    dataverse.store.upsert('contact', { contactid: id, ...contact, ...under });
    dataverse.store.upsert('opportunity', {
      opportunityid: id,
      name: 'Sample',
      description: 'A sample',
      _parentaccountid_value: first,
    });
    const lookups = { _primarycontactid_value: first, _parentaccountid_value: first };
    dataverse.store.upsert('account', { accountid: id, name: 'Fourth Coffee', revenue: 5, ...lookups });
  }
}
