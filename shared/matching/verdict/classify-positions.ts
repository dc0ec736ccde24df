import type { Day } from '../../domain/calendar.ts';
import type { Position, Profile } from '../../domain/profile.ts';
import { type PositionNature, positionNature } from './position-nature.ts';
import { positionTime, type TimedPosition } from './position-time.ts';

export type ClassifiedPosition = TimedPosition & { position: Position; nature: PositionNature };

/** Time and nature of every position of a profile. */
export const classifyPositions = (
  { positions, observedAt }: Pick<Profile, 'positions' | 'observedAt'>,
  today: Day,
): ClassifiedPosition[] =>
  positions.map((position) => ({
    position,
    nature: positionNature(position),
    ...positionTime(position, { today, observedAt }),
  }));
