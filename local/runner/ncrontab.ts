type Field = { name: string; from: number; to: number; words?: readonly string[] };

const FIELDS: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  {
    name: 'month',
    from: 1,
    to: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of week', from: 0, to: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
/** Leap years and weekdays repeat within 28 years; a schedule without an instant in that time never fires. */
const HORIZON_DAYS = 28 * 366;

export type Schedule = { nextAfter(instant: Date): Date };

/** An NCRONTAB expression of six fields in UTC, as the timer trigger reads it; five fields mean second 0. */
export function parseNcrontab(expression: string): Schedule {
  const parts = expression.trim().split(/\s+/);
  if (parts.length === 5) parts.unshift('0');
  if (parts.length !== FIELDS.length)
    throw new Error(`'${expression}' is no NCRONTAB expression of 6 fields.`);
  const [seconds, minutes, hours, days, months, weekdays] = FIELDS.map((field, index) =>
    parseField(field, parts[index] ?? ''),
  );
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) throw new Error('unreachable');

  // Unlike Vixie cron, NCRONTAB wants day and day of week both to match.
  const matchesDay = (day: Date) =>
    months.includes(day.getUTCMonth() + 1) &&
    days.includes(day.getUTCDate()) &&
    weekdays.includes(day.getUTCDay());
  const timesOfDay = hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => (hour * 60 + minute) * 60 + second)),
  );

  return {
    nextAfter(instant) {
      const midnight = new Date(instant);
      midnight.setUTCHours(0, 0, 0, 0);
      for (let offset = 0; offset < HORIZON_DAYS; offset++) {
        const day = new Date(midnight.getTime() + offset * 86_400_000);
        if (!matchesDay(day)) continue;
        const second = timesOfDay.find((time) => day.getTime() + time * 1000 > instant.getTime());
        if (second !== undefined) return new Date(day.getTime() + second * 1000);
      }
      throw new Error(`'${expression}' has no occurrence.`);
    },
  };
}

function parseField(field: Field, text: string): number[] {
  const values = new Set(text.split(',').flatMap((item) => parseItem(field, item)));
  return [...values].sort((a, b) => a - b);
}

/** `*`, `5`, `mon`, `1-5`, and each of them with a step: a lone start with a step runs to the end of the field. */
function parseItem(field: Field, item: string): number[] {
  const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  const step = Number(match?.[3] ?? 1);
  const from = match?.[1] === undefined ? field.from : parseValue(field, match[1]);
  const openEnd = match?.[1] === undefined || match[3] !== undefined ? field.to : from;
  const to = match?.[2] === undefined ? openEnd : parseValue(field, match[2]);
  if (match === null || step < 1 || !(from >= field.from && to <= field.to && from <= to)) {
    throw new Error(`'${item}' is no ${field.name} of an NCRONTAB expression.`);
  }
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function parseValue(field: Field, text: string): number {
  const word = field.words?.indexOf(text.slice(0, 3).toLowerCase()) ?? -1;
  return word >= 0 ? word + field.from : /^\d+$/.test(text) ? Number(text) : NaN;
}
