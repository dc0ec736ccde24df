import type { ContactRow } from './contact-layout.ts';
import { accountRow, contactRow, opportunityRow } from './crm-rows.ts';
import type { CrmStore, Tally } from './crm-store.ts';
import { CrmWriter } from './crm-writer.ts';
import type { ImportLog } from './import-log.ts';
import type { FileReading, OpenTable } from './open-table.ts';
import type { OpportunityRow } from './opportunity-layout.ts';
import type { RejectedRow } from './rejected-rows.ts';
import { contactIdOf, opportunityIdOf, type Survey } from './survey-crm-files.ts';

export type ImportReport = {
  contacts: Tally;
  accounts: Tally;
  opportunities: Tally;
  /** Rows seen, rows that repeat another one, rows that could not be taken (the first thousand of them). */
  rows: Survey['rows'];
  repeated: number;
  rejectedRows: number;
  rejected: readonly RejectedRow[];
  notes: readonly RejectedRow[];
  /** How each file was understood. */
  readings: readonly FileReading[];
};

type Target = { store: CrmStore; log: ImportLog; linkedInColumn: string };
type Application = Target & { survey: Survey; writer: CrmWriter };

/** Rows of one transaction: large enough to be fast, small enough to keep no memory. */
const TRANSACTION_ROWS = 500;

async function inTransactions(store: CrmStore, writes: AsyncIterable<() => void>): Promise<void> {
  let waiting: (() => void)[] = [];
  const flush = () => {
    const due = waiting;
    waiting = [];
    store.transaction(() => {
      for (const write of due) write();
    });
  };
  for await (const write of writes) {
    waiting.push(write);
    if (waiting.length >= TRANSACTION_ROWS) flush();
  }
  flush();
}

function applyAccounts({ survey, writer, store, linkedInColumn }: Application): void {
  store.transaction(() => {
    for (const account of survey.accounts.all()) {
      writer.write('account', {
        id: account.accountId,
        row: accountRow(account, { linkedInColumn }),
        initial: {},
      });
    }
  });
}

async function* contactWrites(
  { survey, writer, linkedInColumn }: Application,
  { found, rows }: OpenTable<ContactRow>,
) {
  for await (const read of rows()) {
    if (read.kind === 'rejected') continue;
    const id = contactIdOf(survey.accounts, read.row);
    if (!survey.contacts.holds(id, read.line)) continue;
    const accountId = survey.accounts.idFor(read.row);
    const row = contactRow(read.row, { found, accountId, linkedInColumn });
    // An import is no creation: without the column nobody knows when the contact came to its account (design §10).
    yield () => {
      writer.write('contact', { id, row, initial: { createdon: null } });
    };
  }
}

const unknownRelation = (
  store: CrmStore,
  row: OpportunityRow,
  accountId: string | undefined,
): string | undefined => {
  if (accountId !== undefined && store.read('account', accountId) === undefined) {
    return row.accountId === undefined
      ? 'accountName: no account of that name is known; give its accountId'
      : `accountId: no account ${accountId} is known; correct it or give the accounts file`;
  }
  if (row.contactId !== undefined && store.read('contact', row.contactId) === undefined) {
    return `contactId: no contact ${row.contactId} is known; correct it or give the contacts file`;
  }
  return undefined;
};

async function* opportunityWrites(
  { survey, writer, store }: Application,
  { file, found, rows }: OpenTable<OpportunityRow>,
) {
  for await (const read of rows()) {
    if (read.kind === 'rejected') continue;
    const { row, line } = read;
    const id = opportunityIdOf(survey.accounts, row);
    if (!survey.opportunities.holds(id, line)) continue;
    const accountId = survey.accounts.idFor({ ...row, accountWebsite: undefined });
    const problem = unknownRelation(store, row, accountId);
    if (problem !== undefined) {
      survey.rejected.reject({ file, line, problem });
      continue;
    }
    const given = opportunityRow(row, { found, accountId });
    yield () => {
      writer.write('opportunity', { id, row: given, initial: {} });
    };
  }
}

/**
 * Writes surveyed files into the stand-in. Rows that the files do not name stay as they are; rows that say what they said
 * last time change nothing (design §10).
 */
export async function applyCrmFiles(survey: Survey, target: Target): Promise<ImportReport> {
  const writer = new CrmWriter(target);
  const application = { ...target, survey, writer };
  const { accounts, contacts, opportunities } = survey.tables;
  applyAccounts(application);
  if (contacts !== undefined) await inTransactions(target.store, contactWrites(application, contacts));
  if (opportunities !== undefined)
    await inTransactions(target.store, opportunityWrites(application, opportunities));
  return {
    contacts: writer.tally.contact,
    accounts: writer.tally.account,
    opportunities: writer.tally.opportunity,
    rows: survey.rows,
    repeated: survey.repeated,
    rejectedRows: survey.rejected.total,
    rejected: survey.rejected.rows,
    notes: survey.rejected.notes,
    readings: [accounts, contacts, opportunities].flatMap((table) => table?.reading ?? []),
  };
}
