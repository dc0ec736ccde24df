import { AccountBook } from './account-book.ts';
import { accountLayout } from './account-layout.ts';
import { checkTextFile } from './check-text-file.ts';
import { contactLayout, type ContactRow } from './contact-layout.ts';
import { deriveContactId, deriveOpportunityId } from './derive-id.ts';
import { opportunityLayout, type OpportunityRow } from './opportunity-layout.ts';
import { readTable } from './read-table.ts';
import { RecordRegister, type Registration } from './record-register.ts';
import { RejectedRows } from './rejected-rows.ts';

export type CrmFiles = {
  contacts?: string | undefined;
  accounts?: string | undefined;
  opportunities?: string | undefined;
};

/** What the files hold, found by reading them once: what to take, and what not and why. */
export type Survey = {
  files: CrmFiles;
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

async function surveyAccounts(survey: Survey, file: string): Promise<void> {
  for await (const read of readTable(file, accountLayout)) {
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

async function surveyContacts(survey: Survey, file: string): Promise<void> {
  const layout = contactLayout({ accountsGiven: survey.files.accounts !== undefined });
  for await (const read of readTable(file, layout)) {
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

async function surveyOpportunities(survey: Survey, file: string): Promise<void> {
  for await (const read of readTable(file, opportunityLayout)) {
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

/**
 * Reads CRM files once and writes nothing. Throws BadInput for a file that cannot be used as a whole; bad rows are
 * collected and the good ones go on. Memory: an id and a hash per row.
 */
export async function surveyCrmFiles(files: CrmFiles): Promise<Survey> {
  const survey: Survey = {
    files,
    accounts: new AccountBook(),
    contacts: new RecordRegister(),
    opportunities: new RecordRegister(),
    rejected: new RejectedRows(),
    rows: { contacts: 0, accounts: 0, opportunities: 0 },
    repeated: 0,
  };
  for (const file of [files.accounts, files.contacts, files.opportunities]) {
    if (file !== undefined) await checkTextFile(file);
  }
  if (files.accounts !== undefined) await surveyAccounts(survey, files.accounts);
  if (files.contacts !== undefined) await surveyContacts(survey, files.contacts);
  if (files.opportunities !== undefined) await surveyOpportunities(survey, files.opportunities);
  return survey;
}
