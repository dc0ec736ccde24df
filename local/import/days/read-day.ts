/** Which of the first two numbers of 03/04/2024 is the day; undefined where the column gives no evidence or both. */
export type DayOrder = 'dayFirst' | 'monthFirst' | undefined;

export type DayReading =
  | { kind: 'day'; day: string }
  /** 03/04/2024 in a column that does not say whether it is April or March. */
  | { kind: 'ambiguous' }
  | { kind: 'none' };

const TIME = String.raw`(?:[T, ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const MONTHS_MAX = 12;

const iso = (parts: { year: string; month: string; day: string }): DayReading => ({
  kind: 'day',
  day: `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`,
});

/** What a date written with the year last says of its column: a number above twelve is no month. */
export function orderShownBy(text: string): DayOrder {
  const [, first = '', separator, second = ''] = YEAR_LAST.exec(text) ?? [];
  if (separator === undefined || separator === '.') return undefined;
  const firstIsDay = Number(first) > MONTHS_MAX;
  const secondIsDay = Number(second) > MONTHS_MAX;
  if (firstIsDay === secondIsDay) return undefined;
  return firstIsDay ? 'dayFirst' : 'monthFirst';
}

/** Reads a date as people write it. With points the day comes first everywhere; with / or - the column decides. */
export function readDay(text: string, order: DayOrder): DayReading {
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) return iso({ year, month, day });
  const [, first, separator, second, lastYear] = YEAR_LAST.exec(text) ?? [];
  if (first === undefined || second === undefined || lastYear === undefined) return { kind: 'none' };
  const own =
    separator === '.' || Number(first) === Number(second) ? 'dayFirst' : (orderShownBy(text) ?? order);
  if (own === undefined) return { kind: 'ambiguous' };
  return iso({
    year: lastYear,
    month: own === 'dayFirst' ? second : first,
    day: own === 'dayFirst' ? first : second,
  });
}
