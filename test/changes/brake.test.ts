import { isMassMove } from '../../shared/changes/brake.ts';
import { monthSchema } from '../../shared/domain/calendar.ts';
import { contactIdOf } from '../builders/ids.ts';

const leaver = (number: number, [destination, month]: readonly [string, string]) => ({
  contactId: contactIdOf(number),
  destination,
  endMonth: monthSchema.parse(month),
});

/** Whether the last of these, each of whom left for a place in a month, is held. */
function isHeld(...leavers: readonly (readonly [string, string])[]): boolean {
  const departures = leavers.map((given, index) => leaver(index + 1, given));
  const self = departures.at(-1);
  if (self === undefined) throw new Error('nobody left');
  return isMassMove(self, departures);
}

describe('isMassMove', () => {
  it('sees three who go the same way within a quarter, wherever others go', () => {
    const others = [3, 4, 5, 6, 7].map((number) => [`Zorb ${String(number)}`, '2026-04'] as const);
    expect(isHeld(...others, ['Zorb', '2026-03'], ['Zorb', '2026-04'], ['Zorb', '2026-05'])).toBe(true);
    expect(isHeld(...others, ['Zorb', '2026-03'], ['Zorb', '2026-05'])).toBe(false);
    expect(isHeld(['Zorb', '2026-01'], ['Zorb', '2026-03'], ['Zorb', '2026-05'])).toBe(false);
  });

  it('sees four within a year where at least half of the leavers go the same way', () => {
    const same = ['2025-08', '2025-11', '2026-02', '2026-06'].map((month) => ['Zorb', month] as const);
    const elsewhere = [1, 2, 3, 4].map((number) => [`Quux ${String(number)}`, '2026-01'] as const);
    expect(isHeld(...elsewhere, ...same)).toBe(true);
    expect(isHeld(...elsewhere, ['Quux 5', '2026-01'], ...same)).toBe(false);
    expect(isHeld(...elsewhere, ['Quux 5', '2024-01'], ...same)).toBe(true);
    expect(isHeld(...same.slice(1))).toBe(false);
    expect(isHeld(['Zorb', '2024-08'], ...same.slice(1))).toBe(false);
  });

  it('counts a person once, and the one who is judged even before their departure is stored', () => {
    const self = leaver(3, ['Zorb', '2026-05']);
    const [one, two] = [leaver(1, ['Zorb', '2026-05']), leaver(2, ['Zorb', '2026-05'])];
    expect(isMassMove(self, [one, two])).toBe(true);
    expect(isMassMove(self, [self, self, one])).toBe(false);
  });
});
