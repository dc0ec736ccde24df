import { day, guid, lookup, number, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { activitiesUnder } from './activities.ts';
import { competitorsOfOpportunity } from './sales.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

export const opportunityDefinition = defineEntity({
  logicalName: 'opportunity',
  setName: 'opportunities',
  primaryKey: 'opportunityid',
  primaryName: 'name',
  tracksChanges: true,
  indexed: ['_customerid_value', '_parentcontactid_value', '_parentaccountid_value', '_ownerid_value'],
  oneToMany: activitiesUnder('opportunity'),
  manyToMany: [competitorsOfOpportunity],
  calculate: owningColumns,
  columns: [
    guid('opportunityid'),
    text('name', 300),
    text('description', 2000),
    lookup('customerid', ['account', 'contact']),
    lookup('parentaccountid', ['account']),
    lookup('parentcontactid', ['contact']),
    number('budgetamount', 'money'),
    number('estimatedvalue', 'money'),
    number('actualvalue', 'money'),
    day('estimatedclosedate'),
    day('actualclosedate'),
    lookup('transactioncurrencyid', ['transactioncurrency']),
    ...ownerColumns,
    ...stateColumns({ 0: 'Open', 1: 'Won', 2: 'Lost' }),
    ...stampColumns,
  ],
});
