import { parseNcrontab } from '../../../local/runner/ncrontab.ts';

const next = (expression: string, after: string) =>
  parseNcrontab(expression).nextAfter(new Date(after)).toISOString();

it.each([
  ['every five minutes', '0 */5 * * * *', '2026-11-23T10:05:00Z', '2026-11-23T10:10:00.000Z'],
  ['a start with a step', '0 2/20 * * * *', '2026-11-23T10:03:00Z', '2026-11-23T10:22:00.000Z'],
  ['across midnight', '30 59 23 * * *', '2026-11-23T23:59:30Z', '2026-11-24T23:59:30.000Z'],
  ['five fields as second 0', '15 10 * * *', '2026-11-23T10:15:01Z', '2026-11-24T10:15:00.000Z'],
  ['weekdays by name', '0 0 6 * * mon-fri', '2026-11-20T07:00:00Z', '2026-11-23T06:00:00.000Z'],
  ['lists', '0 0 8,20 1 jan,jul *', '2026-07-01T08:00:00Z', '2026-07-01T20:00:00.000Z'],
  ['a leap day', '0 0 0 29 2 *', '2026-11-23T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['day and weekday both', '0 0 0 13 * fri', '2026-11-23T00:00:00Z', '2027-08-13T00:00:00.000Z'],
  ['a fraction of a second later', '* * * * * *', '2026-11-23T10:00:00.500Z', '2026-11-23T10:00:01.000Z'],
])('finds the next occurrence of %s', (_what, expression, after, expected) => {
  expect(next(expression, after)).toBe(expected);
});

it.each([
  '',
  '* * * *',
  '60 * * * * *',
  '0 0 0 * * 7',
  '0 5-1 * * * *',
  '0 */0 * * * *',
  '0 x * * * *',
  '0 -1 * * * *',
])('refuses "%s"', (expression) => {
  expect(() => parseNcrontab(expression)).toThrow(/NCRONTAB/);
});

it('says when a schedule has no occurrence at all', () => {
  expect(() => next('0 0 0 31 2 *', '2026-01-01T00:00:00Z')).toThrow(/no occurrence/);
});
