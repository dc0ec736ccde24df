import { AccountBook } from './account-book.ts';
import { accountLayout, type AccountRow } from './account-layout.ts';
import { contactLayout, type ContactRow } from './contact-layout.ts';
import { deriveContactId, deriveOpportunityId } from './derive-id.ts';
import type { ColumnChoices } from './header/column-choices.ts';
import { openTable, type OpenTable } from './open-table.ts';
import { opportunityLayout, type OpportunityRow } from './opportunity-layout.ts';
import { RecordRegister, type Registration } from './record-register.ts';
import { RejectedRows } from './rejected-rows.ts';

export type CrmFiles = {
  contacts?: string | undefined;
  accounts?: string | undefined;
  opportunities?: string | undefined;
};

/** The files as they were understood; each can be read again. */
export type CrmTables = {
  contacts?: OpenTable<ContactRow>;
  accounts?: OpenTable<AccountRow>;
  opportunities?: OpenTable<OpportunityRow>;
};

/** What the files hold, found by reading them once: what to take, and what not and why. */
export type Survey = {
  tables: CrmTables;
  accounts: AccountBook;
  contacts: RecordRegister;
  opportunities: RecordRegister;
  rejected: RejectedRows;
  /** Rows seen in each file, blank ones not counted. */
  rows: { contacts: number; accounts: number; opportunities: number };
  /** Rows that say again what another row of the file said. */
  repeated: number;
};

export function contactIdOf(book: AccountBook, row: ContactRow): string {
  if (row.contactId !== undefined) return row.contactId;
  const name = [row.firstName, row.lastName].filter((part) => part !== undefined).join(' ');
  return deriveContactId({ name, accountId: book.idFor(row) });
}

export function opportunityIdOf(book: AccountBook, row: OpportunityRow): string {
  if (row.opportunityId !== undefined) return row.opportunityId;
  const relatedTo = book.idFor({ ...row, accountWebsite: undefined }) ?? row.contactId ?? '';
  return deriveOpportunityId({ name: row.name ?? '', relatedTo });
}

/** Says what is wrong with a row whose id an earlier row bears; true when there is such a row. */
function isTaken(
  survey: Survey,
  record: { file: string; line: number; column: string; id: string },
  registration: Registration,
): boolean {
  if (registration.kind === 'new') return false;
  const { file, line, column, id } = record;
  const twice = `${column}: ${id} stands in line ${registration.firstLine} already`;
  if (registration.kind === 'repeated') {
    survey.repeated += 1;
    survey.rejected.note({ file, line, column, problem: `${twice} with the same values; counted once` });
  } else {
    const problem = `${twice} with other values; keep one of the two, or give each an id of its own`;
    survey.rejected.reject({ file, line, column, problem });
  }
  return true;
}

async function surveyAccounts(survey: Survey, { file, rows }: OpenTable<AccountRow>): Promise<void> {
  for await (const read of rows()) {
    survey.rows.accounts += 1;
    if (read.kind === 'rejected') {
      survey.rejected.reject({ ...read, file });
      continue;
    }
    const booking = survey.accounts.addOwn(read.row, { file, line: read.line });
    if (booking.kind === 'refused') survey.rejected.reject({ ...booking, file, line: read.line });
    if (booking.kind === 'repeated') survey.repeated += 1;
  }
}

async function surveyContacts(survey: Survey, { file, rows }: OpenTable<ContactRow>): Promise<void> {
  for await (const read of rows()) {
    survey.rows.contacts += 1;
    if (read.kind === 'rejected') {
      survey.rejected.reject({ ...read, file });
      continue;
    }
    const { row, line } = read;
    const id = contactIdOf(survey.accounts, row);
    const place = { file, line, column: 'contactId', id };
    if (isTaken(survey, place, survey.contacts.compare(id, row))) continue;
    const booking = survey.accounts.addFromContact(row, { file, line });
    if (booking.kind === 'refused') survey.rejected.reject({ ...booking, file, line });
    else survey.contacts.add(id, { line, row });
  }
}

async function surveyOpportunities(survey: Survey, { file, rows }: OpenTable<OpportunityRow>): Promise<void> {
  for await (const read of rows()) {
    survey.rows.opportunities += 1;
    if (read.kind === 'rejected') {
      survey.rejected.reject({ ...read, file });
      continue;
    }
    const { row, line } = read;
    const id = opportunityIdOf(survey.accounts, row);
    const place = { file, line, column: 'opportunityId', id };
    if (isTaken(survey, place, survey.opportunities.compare(id, row))) continue;
    survey.opportunities.add(id, { line, row });
  }
}

/** Finds out what each file is before any of them is read through. */
async function openTables(files: CrmFiles, choices: ColumnChoices | undefined): Promise<CrmTables> {
  const { contacts, accounts, opportunities } = files;
  const layout = contactLayout({ accountsGiven: accounts !== undefined });
  return {
    ...(accounts !== undefined && { accounts: await openTable(accounts, { layout: accountLayout }) }),
    ...(contacts !== undefined && { contacts: await openTable(contacts, { layout, choices }) }),
    ...(opportunities !== undefined && {
      opportunities: await openTable(opportunities, { layout: opportunityLayout }),
    }),
  };
}

/**
 * Reads CRM files and writes nothing. Throws BadInput for a file that cannot be used as a whole; bad rows are collected and
 * the good ones go on. Memory: an id and a hash per row, and the texts that the cells of one workbook share.
 */
export async function surveyCrmFiles(
  files: CrmFiles,
  options: { choices?: ColumnChoices | undefined } = {},
): Promise<Survey> {
  const tables = await openTables(files, options.choices);
  const survey: Survey = {
    tables,
    accounts: new AccountBook(),
    contacts: new RecordRegister(),
    opportunities: new RecordRegister(),
    rejected: new RejectedRows(),
    rows: { contacts: 0, accounts: 0, opportunities: 0 },
    repeated: 0,
  };
  if (tables.accounts !== undefined) await surveyAccounts(survey, tables.accounts);
  if (tables.contacts !== undefined) await surveyContacts(survey, tables.contacts);
  if (tables.opportunities !== undefined) await surveyOpportunities(survey, tables.opportunities);
  return survey;
}
