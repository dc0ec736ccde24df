import { daySchema, type Day } from '../domain/calendar.ts';

// LinkedIn writes English months for German and Norwegian members too (profile-sources.md §15.4).
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const two = (number: string): string => number.padStart(2, '0');
const dayFrom = (year: string, [month, day]: readonly [string, string]): Day | undefined =>
  daySchema.safeParse(`${year}-${two(month)}-${two(day)}`).data;

/** `08 Feb 2026` as LinkedIn writes it, `4-Apr-21` as Excel saves it again, `2026-02-08`; else undefined. */
export function readConnectedOn(text: string): Day | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(text);
  if (iso !== null) return daySchema.safeParse(text).data;
  const [, day, name, year] = /^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})$/i.exec(text) ?? [];
  if (day === undefined || name === undefined || year === undefined) return undefined;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return dayFrom(year.length === 2 ? `20${year}` : year, [String(month), day]);
}

/** The day of an export from its name or the folder it was unpacked to: `…LinkedInDataExport_03-19-2025/…`. */
export function dayInName(name: string): Day | undefined {
  for (const part of name.split('/').reverse()) {
    const [, month, day, year] = /(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)/.exec(part) ?? [];
    const american =
      month === undefined || day === undefined || year === undefined
        ? undefined
        : dayFrom(year, [month, day]);
    const iso = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(part)?.[0];
    const found = american ?? daySchema.safeParse(iso).data;
    if (found !== undefined) return found;
  }
  return undefined;
}
