import * as z from 'zod';

/** Years outside this span are typing errors, not careers. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

const plausibleYear = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
};
const yearMessage = `year must lie between ${String(EARLIEST_YEAR)} and ${String(LATEST_YEAR)}`;

/** Calendar day `YYYY-MM-DD`, UTC. */
export const daySchema = z.iso.date().refine(plausibleYear, yearMessage).brand<'Day'>();
export type Day = z.infer<typeof daySchema>;

/** Calendar month `YYYY-MM`: LinkedIn knows no days. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected YYYY-MM')
  .refine(plausibleYear, yearMessage)
  .brand<'Month'>();
export type Month = z.infer<typeof monthSchema>;

/** Instant in ISO 8601, UTC. */
export const instantSchema = z.iso.datetime({ offset: true }).brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** Two clocks (promise 16): `today` for verdicts, due dates and daily limits, `now` for leases, pauses and schedules. */
export type Clock = { now: () => Date; today: () => Day };

// The four casts below are safe: Date writes exactly the shape that the brand stands for.
export const instantOf = (date: Date): Instant => date.toISOString() as Instant;
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10) as Day;
/** Most instants are written in UTC and begin with their day. */
export const dayOfInstant = (instant: Instant): Day =>
  instant.endsWith('Z') ? (instant.slice(0, 10) as Day) : dayOf(new Date(instant));
export const monthOf = (day: Day | Instant): Month => day.slice(0, 7) as Month;

const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export const monthsBetween = ({ from, to }: { from: Month; to: Month }): number =>
  monthNumber(to) - monthNumber(from);

export function addMonths(month: Month, months: number): Month {
  const number = monthNumber(month) + months;
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}` as Month; // same shape as its argument
}

export const firstDayOf = (month: Month): Day => `${month}-01` as Day; // every month has a first day

export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
