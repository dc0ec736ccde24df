import type { Explanation } from '../../shared/jobs/explain-contacts.ts';

export const RESULT_COLUMNS = [
  'contactId',
  'firstName',
  'lastName',
  'accountName',
  'outcome',
  'reason',
  'flag',
  'confidence',
  'newCompany',
  'newTitle',
  'since',
  'explanation',
] as const;
export type ResultRow = Record<(typeof RESULT_COLUMNS)[number], string>;

/** A spreadsheet takes a cell that begins so for a formula; names and titles are written by strangers. */
const FORMULA_START = /^[=+\-@\t\r]/;

export const neutralCell = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** What was decided last, as the snapshot has it; the verdict alone where a contact was never validated. */
export function resultRow({ contact, account, snapshot, verdict }: Explanation): ResultRow {
  const outcome = snapshot?.outcome ?? verdict.outcome;
  const { destination } = verdict;
  const row: ResultRow = {
    contactId: contact.id,
    firstName: contact.firstName ?? '',
    lastName: contact.lastName ?? contact.fullName ?? '',
    accountName: account?.name ?? '',
    outcome: outcome.kind,
    reason: outcome.reason,
    flag: String(contact.flag ?? 0),
    confidence: verdict.confidence.toFixed(2),
    newCompany: destination?.companyName ?? '',
    newTitle: destination?.title ?? '',
    since: destination?.since ?? '',
    explanation:
      snapshot?.owed === undefined
        ? verdict.sentence
        : `${verdict.sentence} Dry run: would set ${snapshot.owed}.`,
  };
  // RESULT_COLUMNS are the row's keys: the same columns come back.
  return Object.fromEntries(RESULT_COLUMNS.map((column) => [column, neutralCell(row[column])])) as ResultRow;
}
