import type { ConfidenceBand, OutcomeKind, ReasonOf, Verdict } from '../../../shared/domain/verdict.ts';
import type { Strength } from '../evidence-strength.ts';
import type { RESULT_COLUMNS } from '../result-columns.ts';
import type { EvidenceWords } from './evidence-words.ts';

export type ReasonLabels = { [Kind in OutcomeKind]: Record<ReasonOf<Kind>, string> };

/** Names of things: in tables, headings and the columns of the workbook. */
export type Labels = {
  outcomes: Record<OutcomeKind, string>;
  reasons: ReasonLabels;
  /** The column's own values, as LinkedIn and Microsoft name them in this language. */
  flags: Record<0 | 1 | 2, string>;
  confidence: Record<ConfidenceBand, string>;
  strength: Record<Strength, string>;
  columns: Record<(typeof RESULT_COLUMNS)[number], string>;
  sheet: string;
};

export type Counted = { count: number; text: string };

/** What the page says around the people. `count` comes as a number for the plural and as text for the reader. */
export type PageWords = {
  product: string;
  title: string;
  checkedOn: (day: string) => string;
  dryRun: string;
  skipToContent: string;
  contents: string;
  search: { label: string; hint: string; found: string; nothing: string };
  darkMode: string;
  coverage: {
    heading: string;
    contacts: string;
    matched: string;
    verified: string;
    notAtCompany: string;
    share: (percent: string) => string;
    seenOn: (day: string) => string;
    seenBetween: (days: { first: string; last: string }) => string;
    rejectedRows: (rows: Counted) => string;
    parked: (contacts: Counted) => string;
  };
  chart: {
    heading: string;
    description: string;
    outcome: string;
    contacts: string;
    share: string;
    reasons: string;
  };
  sections: Record<SectionKind, { heading: string; intro: string; empty: string }>;
  moved: { from: string; to: string; contact: string; since: string; badge: string };
  person: {
    evidence: string;
    rejected: string;
    profile: string;
    contactId: string;
    wouldSet: (flag: { code: number; label: string }) => string;
  };
  showList: (contacts: Counted) => string;
  /** Where a list is too long for paper, or for a reader without scripts. */
  fullList: (contacts: Counted) => string;
  showMore: string;
  method: MethodWords;
  footer: string;
};

export type SectionKind =
  | 'notAtCompany'
  | 'leftNoNewRole'
  | 'possiblyLeft'
  | 'moved'
  | 'additionalRole'
  | 'held'
  | 'ignored'
  | 'notValidated'
  | 'verified';

/** What the readings at hand can show and cannot. */
export type MethodWords = {
  heading: string;
  steps: readonly string[];
  readingsHeading: string;
  noReadings: string;
  history: (profiles: Counted) => string;
  shownOnce: (profiles: Counted) => string;
  shownAgain: (profiles: Counted) => string;
  judgedBy: (versions: Verdict['versions']) => string;
  limitsHeading: string;
  limits: readonly string[];
  /** In the place of an empty list: only one reading of the current company is at hand. */
  nobodyYet: { why: string; listed: (possiblyLeft: Counted) => string; next: string };
};

export type ReportWords = { labels: Labels; evidence: EvidenceWords; page: PageWords };
