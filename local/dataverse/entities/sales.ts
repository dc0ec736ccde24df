import { guid, lookup, number, text } from '../column.ts';
import { defineEntity, type ManyToMany } from '../entity-definition.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

// Columns as the table reference documents them (learn.microsoft.com/dynamics365/developer/reference/entities/…).

const leadDefinition = defineEntity({
  logicalName: 'lead',
  setName: 'leads',
  primaryKey: 'leadid',
  primaryName: 'fullname',
  calculate: (row) => {
    const names = [row['firstname'], row['lastname']].filter((name) => typeof name === 'string');
    return { ...owningColumns(row), ...(names.length > 0 ? { fullname: names.join(' ') } : {}) };
  },
  columns: [
    guid('leadid'),
    text('fullname', 160, { access: 'calculated' }),
    text('subject', 300),
    text('firstname', 50),
    text('lastname', 50),
    text('companyname', 100),
    text('emailaddress1', 100),
    ...ownerColumns,
    ...stateColumns({ 0: 'Open', 1: 'Qualified', 2: 'Disqualified' }),
    ...stampColumns,
  ],
});

const competitorsOf = {
  navigation: 'opportunitycompetitors_association',
  through: 'opportunitycompetitors',
} as const;

/** Competitors of an opportunity. */
export const competitorsOfOpportunity: ManyToMany = {
  ...competitorsOf,
  entity: 'competitor',
  near: 'opportunityid',
  far: 'competitorid',
};

const competitorDefinition = defineEntity({
  logicalName: 'competitor',
  setName: 'competitors',
  primaryKey: 'competitorid',
  primaryName: 'name',
  manyToMany: [{ ...competitorsOf, entity: 'opportunity', near: 'competitorid', far: 'opportunityid' }],
  columns: [
    guid('competitorid'),
    text('name', 100),
    text('strengths', 2000),
    text('weaknesses', 2000),
    ...stampColumns,
  ],
});

const opportunityCompetitorsDefinition = defineEntity({
  logicalName: 'opportunitycompetitors',
  setName: 'opportunitycompetitorscollection',
  primaryKey: 'opportunitycompetitorid',
  indexed: ['opportunityid', 'competitorid'],
  columns: [guid('opportunitycompetitorid'), guid('opportunityid'), guid('competitorid')],
});

const currencyDefinition = defineEntity({
  logicalName: 'transactioncurrency',
  setName: 'transactioncurrencies',
  primaryKey: 'transactioncurrencyid',
  primaryName: 'currencyname',
  columns: [
    guid('transactioncurrencyid'),
    text('currencyname', 100),
    text('isocurrencycode', 5),
    number('exchangerate', 'decimal'),
    ...stampColumns,
  ],
});

const incidentDefinition = defineEntity({
  logicalName: 'incident',
  setName: 'incidents',
  primaryKey: 'incidentid',
  primaryName: 'title',
  calculate: owningColumns,
  columns: [
    guid('incidentid'),
    text('title', 200),
    text('description', 2000),
    lookup('customerid', ['account', 'contact']),
    ...ownerColumns,
    ...stateColumns({ 0: 'Active', 1: 'Resolved', 2: 'Canceled' }),
    ...stampColumns,
  ],
});

export const salesDefinitions = [
  leadDefinition,
  competitorDefinition,
  opportunityCompetitorsDefinition,
  currencyDefinition,
  incidentDefinition,
];
