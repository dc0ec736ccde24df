import { LOCALES } from '../../shared/domain/date-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Counted } from './words/report-words.ts';

export type NumberWords = {
  counted: (count: number) => Counted;
  share: (of: { part: number; whole: number }) => string;
};

/** Numbers as the language writes them. */
export function numberWords(language: Language): NumberWords {
  const number = new Intl.NumberFormat(LOCALES[language]);
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 });
  return {
    counted: (count) => ({ count, text: number.format(count) }),
    share: ({ part, whole }) => percent.format(whole === 0 ? 0 : part / whole),
  };
}
