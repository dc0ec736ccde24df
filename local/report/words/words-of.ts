import type { Language } from '../../../shared/domain/language.ts';
import { EVIDENCE_DE } from './evidence-de.ts';
import { EVIDENCE_EN } from './evidence-en.ts';
import { EVIDENCE_FR } from './evidence-fr.ts';
import { EVIDENCE_NL } from './evidence-nl.ts';
import { LABELS_DE } from './labels-de.ts';
import { LABELS_EN } from './labels-en.ts';
import { LABELS_FR } from './labels-fr.ts';
import { LABELS_NL } from './labels-nl.ts';
import { PAGE_DE } from './page-de.ts';
import { PAGE_EN } from './page-en.ts';
import { PAGE_FR } from './page-fr.ts';
import { PAGE_NL } from './page-nl.ts';
import type { ReportWords } from './report-words.ts';

const WORDS: Record<Language, ReportWords> = {
  en: { labels: LABELS_EN, evidence: EVIDENCE_EN, page: PAGE_EN },
  nl: { labels: LABELS_NL, evidence: EVIDENCE_NL, page: PAGE_NL },
  de: { labels: LABELS_DE, evidence: EVIDENCE_DE, page: PAGE_DE },
  fr: { labels: LABELS_FR, evidence: EVIDENCE_FR, page: PAGE_FR },
};

export const wordsOf = (language: Language): ReportWords => WORDS[language];
