/** Instants from, inclusive, until, exclusive; an end left out is open. */
export type DateRange = { readonly from?: Date; readonly until?: Date };

type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';

const MS: Partial<Record<Unit, number>> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

function moved(at: Date, steps: number, unit: Unit): Date {
  const ms = MS[unit];
  if (ms !== undefined) return new Date(at.getTime() + steps * ms);
  const months = unit === 'years' ? 12 * steps : steps;
  const result = new Date(at);
  result.setUTCMonth(result.getUTCMonth() + months);
  return result;
}

const dayOf = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
const monthOf = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
const yearOf = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), 0, 1));

const span = (from: Date, steps: number, unit: Unit): DateRange => ({
  from,
  until: moved(from, steps, unit),
});

/** Ranges that follow from the present alone. */
const NAMED: Readonly<Record<string, (now: Date) => DateRange>> = {
  today: (now) => span(dayOf(now), 1, 'days'),
  yesterday: (now) => span(moved(dayOf(now), -1, 'days'), 1, 'days'),
  tomorrow: (now) => span(moved(dayOf(now), 1, 'days'), 1, 'days'),
  'last-seven-days': (now) => ({ from: moved(dayOf(now), -7, 'days'), until: now }),
  'next-seven-days': (now) => ({ from: now, until: moved(dayOf(now), 8, 'days') }),
  'this-month': (now) => span(monthOf(now), 1, 'months'),
  'last-month': (now) => span(moved(monthOf(now), -1, 'months'), 1, 'months'),
  'next-month': (now) => span(moved(monthOf(now), 1, 'months'), 1, 'months'),
  'this-year': (now) => span(yearOf(now), 1, 'years'),
  'last-year': (now) => span(moved(yearOf(now), -1, 'years'), 1, 'years'),
  'next-year': (now) => span(moved(yearOf(now), 1, 'years'), 1, 'years'),
};

const COUNTED = /^(last|next|older-than)-x-(minutes|hours|days|weeks|months|years)$/;

/** Days are whole: from the beginning of the first to the present, or from the present to the end of the last. */
function countedRange(operator: RegExpExecArray, now: Date, count: number): DateRange {
  const unit = operator[2] as Unit; // one of the words of the pattern
  const wholeDays = unit !== 'minutes' && unit !== 'hours';
  if (operator[1] === 'older-than') return { until: moved(now, -count, unit) };
  if (operator[1] === 'last') return { from: moved(wholeDays ? dayOf(now) : now, -count, unit), until: now };
  return {
    from: now,
    until: wholeDays ? moved(dayOf(moved(now, count, unit)), 1, 'days') : moved(now, count, unit),
  };
}

/**
 * The range of a date operator (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/operators), undefined
 * for a word that is none. Days are those of the caller's time zone: every user of the stand-in lives in UTC.
 */
export function dateRange(
  asked: { operator: string; value: string | undefined },
  now: Date,
): DateRange | undefined {
  const { operator, value } = asked;
  const named = Object.hasOwn(NAMED, operator) ? NAMED[operator] : undefined;
  if (named !== undefined) return named(now);
  const counted = COUNTED.exec(operator);
  if (counted !== null) return countedRange(counted, now, Number(value));
  if (value === undefined) return undefined;
  const day = dayOf(new Date(value));
  if (operator === 'on') return span(day, 1, 'days');
  if (operator === 'on-or-before') return { until: moved(day, 1, 'days') };
  if (operator === 'on-or-after') return { from: day };
  return undefined;
}
