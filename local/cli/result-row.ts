import type { Day } from '../../shared/domain/calendar.ts';
import type { ContactResult } from '../report/contact-result.ts';
import { evidenceText } from '../report/person-markup.ts';
import type { RESULT_COLUMNS } from '../report/result-columns.ts';
import type { ReportWords } from '../report/words/report-words.ts';

export type ResultRow = Record<(typeof RESULT_COLUMNS)[number], string>;

/** A row of results.csv: codes in English, sentences in the language. The writer neutralises formulas. */
export function resultRow(
  result: ContactResult,
  { words, today }: { words: ReportWords; today: Day },
): ResultRow {
  const { outcome, destination, movedTo, owed } = result;
  return {
    contactId: result.contactId,
    firstName: result.firstName,
    lastName: result.lastName,
    accountName: result.accountName,
    outcome: outcome.kind,
    reason: outcome.reason,
    flag: String(result.flag),
    confidence: result.confidence.toFixed(2),
    newCompany: destination?.companyName ?? '',
    newTitle: destination?.title ?? '',
    since: destination?.since ?? '',
    explanation: explanationOf(result, words),
    confidenceBand: result.band ?? '',
    otherAccountName: movedTo?.name ?? '',
    otherAccountId: movedTo?.id ?? '',
    evidence: evidenceText(result),
    profileUrl: result.profileUrl ?? '',
    profileSeenOn: result.profileSeenOn ?? '',
    checkedOn: today,
    wouldSetFlag: owed === undefined ? '' : String(owed),
  };
}

export function explanationOf({ sentence, owed }: ContactResult, { labels, page }: ReportWords): string {
  if (owed === undefined) return sentence;
  return `${sentence} ${page.person.wouldSet({ code: owed, label: labels.flags[owed] })}`;
}
