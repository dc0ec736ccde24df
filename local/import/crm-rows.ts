import type { BookedAccount } from './account-book.ts';
import type { ContactRow } from './contact-layout.ts';
import type { CrmRow, CrmValue } from './crm-store.ts';
import type { OpportunityRow } from './opportunity-layout.ts';

/**
 * Rows of the stand-in by Web API property name. A column that the file has not stays undefined (unchanged), an empty cell
 * becomes null (emptied). The keys of each row are always all there and in this order: the import log counts on it.
 */
export type FoundColumns = ReadonlySet<string>;

const cell = (found: FoundColumns, column: string, value: CrmValue | undefined): CrmValue | undefined =>
  found.has(column) ? (value ?? null) : undefined;

export function accountRow(account: BookedAccount, { linkedInColumn }: { linkedInColumn: string }): CrmRow {
  const own = (value: CrmValue | undefined) => (account.own ? (value ?? undefined) : undefined);
  return {
    name: account.name,
    websiteurl: account.website,
    numberofemployees: own(account.headcount),
    _ownerid_value: own(account.ownerId),
    _parentaccountid_value: own(account.parentAccountId),
    address1_country: own(account.country),
    tickersymbol: own(account.tickerSymbol),
    [linkedInColumn]: own(account.linkedInUrl),
  };
}

export function contactRow(
  row: ContactRow,
  context: { found: FoundColumns; accountId: string | undefined; linkedInColumn: string },
): CrmRow {
  const { found } = context;
  const named = found.has('fullName') ? new Set([...found, 'firstName', 'lastName']) : found;
  return {
    firstname: cell(named, 'firstName', row.firstName),
    lastname: cell(named, 'lastName', row.lastName),
    jobtitle: cell(found, 'jobTitle', row.jobTitle),
    emailaddress1: cell(found, 'email', row.email),
    [context.linkedInColumn]: cell(found, 'linkedInUrl', row.linkedInUrl),
    address1_city: cell(found, 'city', row.city),
    address1_country: cell(found, 'country', row.country),
    _parentcustomerid_value: context.accountId ?? null,
    _ownerid_value: row.ownerId,
    createdon: cell(found, 'createdOn', row.createdOn),
    msdyn_orgchangestatus: cell(found, 'notAtCompanyFlag', row.notAtCompanyFlag),
    middlename: cell(found, 'middleName', row.middleName),
    nickname: cell(found, 'nickname', row.nickname),
    emailaddress2: cell(found, 'email2', row.email2),
    emailaddress3: cell(found, 'email3', row.email3),
    statecode: row.state,
  };
}

/** Won and Lost by the state itself; a file that only says whether a deal is open leaves out which. */
function stateOf(row: OpportunityRow): number | undefined {
  if (row.state !== undefined) return row.state;
  if (row.open === undefined) return undefined;
  return row.open ? 0 : 2;
}

export function opportunityRow(
  row: OpportunityRow,
  context: { found: FoundColumns; accountId: string | undefined },
): CrmRow {
  const { found } = context;
  return {
    name: cell(found, 'name', row.name),
    _customerid_value: context.accountId,
    _parentaccountid_value: context.accountId,
    _parentcontactid_value: cell(found, 'contactId', row.contactId),
    _ownerid_value: row.ownerId,
    statecode: stateOf(row),
    estimatedvalue: cell(found, 'estimatedValue', row.estimatedValue),
    estimatedclosedate: cell(found, 'estimatedCloseDate', row.estimatedCloseDate),
  };
}
