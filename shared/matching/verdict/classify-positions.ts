import type { Day } from '../../domain/calendar.ts';
import type { Position, Profile } from '../../domain/profile.ts';
import { positionTime, type TimedPosition } from './position-time.ts';
import { type EntryReading, readEntry } from './read-entry.ts';

export type ClassifiedPosition = TimedPosition & EntryReading & { position: Position };

/** Time and nature of every position of a profile. */
export const classifyPositions = (
  { positions }: Pick<Profile, 'positions'>,
  calendar: { today: Day; seenOn: Day },
): ClassifiedPosition[] =>
  positions.map((position) => {
    const { nature, clients } = readEntry(position);
    const { time, turnsOn } = positionTime(position, calendar);
    return turnsOn === undefined
      ? { position, nature, clients, time }
      : { position, nature, clients, time, turnsOn };
  });
