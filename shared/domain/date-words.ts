import type { Day, Month } from './calendar.ts';
import type { Language } from './language.ts';

/** Regional forms of the languages: English writes the day first, as the product's other texts do. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR' };

type Style = 'month' | 'day';
const OPTIONS: Record<Style, Intl.DateTimeFormatOptions> = {
  month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
  day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
};

/** Making one costs more than a thousand uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: Style, language: Language): Intl.DateTimeFormat {
  const key = `${style} ${language}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], OPTIONS[style]);
  formatters.set(key, known);
  return known;
}

export const monthInWords = (month: Month, language: Language): string =>
  formatter('month', language).format(new Date(`${month}-01T00:00:00Z`));

export function dayInWords(day: Day, language: Language): string {
  const text = formatter('day', language).format(new Date(`${day}T00:00:00Z`));
  // The first of a month is an ordinal in French; Intl writes a bare 1.
  return language === 'fr' ? text.replace(/^1(?= )/, '1er') : text;
}
