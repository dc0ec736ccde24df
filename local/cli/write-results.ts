import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Day } from '../../shared/domain/calendar.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Explanation } from '../../shared/jobs/explain-contacts.ts';
import { contactResult } from '../report/contact-result.ts';
import { makeFindAccount, type CrmAccount } from '../report/find-account.ts';
import { MarkupFile } from '../report/markup-file.ts';
import { readPageAssets } from '../report/page-assets.ts';
import { ReportBook } from '../report/report-book.ts';
import { RESULT_COLUMNS } from '../report/result-columns.ts';
import { openResultWorkbook } from '../report/result-workbook.ts';
import type { ReportWords } from '../report/words/report-words.ts';
import { wordsOf } from '../report/words/words-of.ts';
import { writeReport } from '../report/write-report.ts';
import { explanationOf, resultRow, type ResultRow } from './result-row.ts';

/** As many as one Dataverse request reads. */
const CONTACTS_PER_READ = 100;
/** One is being read while another is being judged: this process and the storage are two. */
const READS_AT_ONCE = 2;

export type Explain = (ids: readonly ContactId[]) => Promise<readonly Explanation[]>;

/** Contacts by `outcome:reason`, as they stand now. */
export type StandingCounts = Record<string, number>;

export type ResultFacts = {
  /** Folder of the project, where the page's sheet and script lie. */
  root: string;
  ids: readonly ContactId[];
  /** All active accounts of the CRM: one of them may be where somebody went. */
  accounts: Iterable<CrmAccount>;
  language: Language;
  today: Day;
  dryRun: boolean;
  rejectedRows: number;
  parked: number;
};

async function* explanations(ids: readonly ContactId[], explain: Explain): AsyncIterable<Explanation> {
  const asked: Promise<readonly Explanation[]>[] = [];
  let start = 0;
  for (;;) {
    for (; start < ids.length && asked.length < READS_AT_ONCE; start += CONTACTS_PER_READ) {
      asked.push(explain(ids.slice(start, start + CONTACTS_PER_READ)));
    }
    const page = await asked.shift();
    if (page === undefined) return;
    yield* page;
  }
}

type Sinks = { book: ReportBook; workbook: ReturnType<typeof openResultWorkbook>; words: ReportWords };

/** One pass over the contacts feeds all three files; the CSV file, read at its own pace, sets the speed. */
async function* resultRows(
  facts: ResultFacts & { explain: Explain },
  { book, workbook, words }: Sinks,
): AsyncIterable<ResultRow> {
  const { ids, explain, accounts, language, today } = facts;
  const findAccount = makeFindAccount(accounts);
  for await (const explanation of explanations(ids, explain)) {
    const result = contactResult(explanation, { language, words, findAccount });
    book.add(result, explanation.profile);
    workbook.add(result, { words, today, explanation: explanationOf(result, words) });
    yield resultRow(result, { words, today });
  }
}

const FILES = ['results.csv', 'results.xlsx', 'report.html'] as const;

/**
 * Writes results.csv, results.xlsx and report.html, and counts the contacts. The byte order mark tells Excel that the
 * CSV file is UTF-8. The files are put in their places when all are whole.
 */
export async function writeResults(
  folder: string,
  facts: ResultFacts & { explain: Explain },
): Promise<StandingCounts> {
  await mkdir(folder, { recursive: true });
  const unfinished = (name: (typeof FILES)[number]) => join(folder, `${name}.part`);
  const { root, ids, language } = facts;
  const words = wordsOf(language);
  using pieces = new MarkupFile({ path: join(folder, 'report.people.part') });
  const book = new ReportBook({ words, language, pieces });
  try {
    const assets = await readPageAssets(root);
    const workbook = openResultWorkbook({ file: unfinished('results.xlsx'), words, rows: ids.length });
    await pipeline(
      Readable.from(resultRows(facts, { book, workbook, words })),
      stringify({ header: true, bom: true, columns: [...RESULT_COLUMNS], escape_formulas: true }),
      createWriteStream(unfinished('results.csv')),
    );
    await workbook.close();
    await writeReport(unfinished('report.html'), { ...facts, book, words, assets });
    for (const name of FILES) await rename(unfinished(name), join(folder, name));
  } finally {
    await Promise.all(FILES.map((name) => rm(unfinished(name), { force: true })));
  }
  return Object.fromEntries(book.reasons);
}
