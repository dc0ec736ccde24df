import type { Day } from '../../shared/domain/calendar.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { NumberWords } from './number-words.ts';
import type { ReportBook } from './report-book.ts';
import type { ReportWords } from './words/report-words.ts';

export type ReportFacts = {
  book: ReportBook;
  words: ReportWords;
  language: Language;
  today: Day;
  dryRun: boolean;
  /** Rows of the files that could not be read. */
  rejectedRows: number;
  /** Contacts that wait for somebody to act on a fault. */
  parked: number;
};

export type Setting = ReportFacts & { numbers: NumberWords };
