import { WorkbookWriter } from '@cj-tech-master/excelts';
import type { Day } from '../../shared/domain/calendar.ts';
import type { ContactResult } from './contact-result.ts';
import { evidenceText } from './person-markup.ts';
import { reasonLabel } from './reason-label.ts';
import { RESULT_COLUMNS } from './result-columns.ts';
import type { ReportWords } from './words/report-words.ts';

type Column = (typeof RESULT_COLUMNS)[number];
type Cell = string | number | Date | null;

/** In characters, as Excel counts them; what is not here is 18. */
const WIDTHS: Partial<Record<Column, number>> = {
  contactId: 38,
  accountName: 28,
  outcome: 24,
  reason: 30,
  newCompany: 28,
  newTitle: 26,
  explanation: 70,
  otherAccountName: 28,
  otherAccountId: 38,
  evidence: 60,
  profileUrl: 44,
};
const USUAL_WIDTH = 18;

const FORMATS: Partial<Record<Column, string>> = {
  confidence: '0%',
  since: 'mmm yyyy',
  profileSeenOn: 'yyyy-mm-dd',
  checkedOn: 'yyyy-mm-dd',
};

/** What XML cannot hold, and so no workbook. */
const NOT_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
/** Excel's limit of a cell. */
const LONGEST_CELL = 32_767;

const textCell = (text: string): Cell =>
  text === '' ? null : text.replace(NOT_XML, '\uFFFD').slice(0, LONGEST_CELL);
const dayCell = (day: string | undefined): Cell => (day === undefined ? null : new Date(`${day}T00:00:00Z`));

export type Sheet = { words: ReportWords; today: Day; explanation: string };

function cellsOf(result: ContactResult, { words, today, explanation }: Sheet): Record<Column, Cell> {
  const { outcome, destination, movedTo, band, owed } = result;
  const { labels } = words;
  const month = destination?.since;
  return {
    contactId: result.contactId,
    firstName: textCell(result.firstName),
    lastName: textCell(result.lastName),
    accountName: textCell(result.accountName),
    outcome: labels.outcomes[outcome.kind],
    reason: reasonLabel(labels, `${outcome.kind}:${outcome.reason}`),
    flag: labels.flags[result.flag],
    confidence: Math.round(result.confidence * 100) / 100,
    newCompany: textCell(destination?.companyName ?? ''),
    newTitle: textCell(destination?.title ?? ''),
    since: dayCell(month === undefined ? undefined : `${month}-01`),
    explanation: textCell(explanation),
    confidenceBand: band === undefined ? null : labels.confidence[band],
    otherAccountName: textCell(movedTo?.name ?? ''),
    otherAccountId: textCell(movedTo?.id ?? ''),
    evidence: textCell(evidenceText(result)),
    profileUrl: textCell(result.profileUrl ?? ''),
    profileSeenOn: dayCell(result.profileSeenOn),
    checkedOn: dayCell(today),
    wouldSetFlag: owed === undefined ? null : labels.flags[owed],
  };
}

/**
 * results.xlsx, written row by row: memory stays level however many rows there are. Texts are typed as texts, so that
 * none can run as a formula. `rows` is known beforehand: the filter's range stands before the data.
 */
export function openResultWorkbook({
  file,
  words,
  rows,
}: {
  file: string;
  words: ReportWords;
  rows: number;
}) {
  const workbook = new WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(words.labels.sheet, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  });
  sheet.columns = RESULT_COLUMNS.map((column) => {
    const format = FORMATS[column];
    return {
      key: column,
      header: words.labels.columns[column],
      width: WIDTHS[column] ?? USUAL_WIDTH,
      ...(format !== undefined && { style: { numFmt: format } }),
    };
  });
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  const lastColumn = String.fromCharCode('A'.charCodeAt(0) + RESULT_COLUMNS.length - 1);
  sheet.autoFilter = `A1:${lastColumn}${rows + 1}`;
  return {
    add: (result: ContactResult, told: Sheet): void => {
      sheet.addRow(cellsOf(result, told)).commit();
    },
    close: async (): Promise<void> => {
      sheet.commit();
      await workbook.commit();
    },
  };
}
