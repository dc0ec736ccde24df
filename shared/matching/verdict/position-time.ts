import { addMonths, type Day, firstDayOf, monthOf } from '../../domain/calendar.ts';
import type { Position } from '../../domain/profile.ts';

/**
 * `future`: not begun yet. `unconfirmed` neither goes on nor ended: shown once while a later reading shows no employer
 * at all (reference/profile-sources.md §15.6), or its dates contradict each other.
 */
export type PositionTime = 'current' | 'closed' | 'future' | 'unconfirmed';

export type TimedPosition = {
  time: PositionTime;
  /** When the calendar alone moves it to another time. */
  turnsOn?: Day;
};

/** Where a position lies relative to `today`, in whole months: LinkedIn knows no days. */
export function positionTime(
  { startMonth, endMonth, closedBetween, shownOnly, lastSeenOn }: Position,
  { today, seenOn }: { today: Day; seenOn: Day },
): TimedPosition {
  const month = monthOf(today);
  if (startMonth !== undefined && endMonth !== undefined && endMonth < startMonth)
    return { time: 'unconfirmed' };
  if (closedBetween !== undefined) return { time: 'closed' };
  if (startMonth !== undefined && startMonth > month)
    return { time: 'future', turnsOn: firstDayOf(startMonth) };
  if (endMonth !== undefined) {
    // What ends this month may still go on today.
    if (endMonth < month) return { time: 'closed' };
    return { time: 'current', turnsOn: firstDayOf(addMonths(endMonth, 1)) };
  }
  const shownBefore = shownOnly === true && lastSeenOn < seenOn;
  return { time: shownBefore ? 'unconfirmed' : 'current' };
}
