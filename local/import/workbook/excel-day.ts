const MS_PER_DAY = 86_400_000;
const MS_PER_SECOND = 1_000;
/** Excel takes 1900 for a leap year, as Lotus 1-2-3 did: from March 1900 on numbers are one too many. */
const FALSE_LEAP_DAY = 60;
const DAY_ZERO_1900 = Date.UTC(1899, 11, 31);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999, the last day that Excel shows. */
const LAST_DAY = 2_958_465;

/** The instant of an Excel number, `YYYY-MM-DD` or with the time of day; undefined when no day has that number. */
export function excelDay(text: string, { from1904 }: { from1904: boolean }): string | undefined {
  const number = Number(text);
  if (!/^\d+(\.\d+)?(E[+-]?\d+)?$/i.test(text) || number >= LAST_DAY + 1) return undefined;
  if (!from1904 && number < 1) return undefined;
  const shift = !from1904 && number >= FALSE_LEAP_DAY ? 1 : 0;
  const days = number - shift;
  // Binary fractions of a day are a little off: 12:00:00 must not become 11:59:59.
  const seconds = Math.round((days * MS_PER_DAY) / MS_PER_SECOND);
  const iso = new Date((from1904 ? DAY_ZERO_1904 : DAY_ZERO_1900) + seconds * MS_PER_SECOND).toISOString();
  return Number.isInteger(number) ? iso.slice(0, 10) : iso.slice(0, 19);
}
