import type { Day } from '../../shared/domain/calendar.ts';
import { dayOf } from '../../shared/domain/calendar.ts';
import type { Profile } from '../../shared/domain/profile.ts';

/** By what their profiles can show: all positions, or the company shown at the moment, once or more often. */
export type Readings = {
  history: number;
  shownOnce: number;
  shownAgain: number;
  first?: Day;
  last?: Day;
};

export const noReadings = (): Readings => ({ history: 0, shownOnce: 0, shownAgain: 0 });

function kindOf({ observations = [], positions }: Profile): 'history' | 'shownOnce' | 'shownAgain' {
  if (observations.some(({ coverage }) => coverage === 'history')) return 'history';
  const shown = observations.filter(({ coverage }) => coverage === 'shown');
  if (shown.length > 1) return 'shownAgain';
  if (shown.length === 1) return 'shownOnce';
  return positions.length > 0 && positions.every(({ shownOnly }) => shownOnly === true)
    ? 'shownOnce'
    : 'history';
}

export function countReading(readings: Readings, profile: Profile): void {
  readings[kindOf(profile)] += 1;
  const seenOn = dayOf(new Date(profile.observedAt));
  if (readings.first === undefined || seenOn < readings.first) readings.first = seenOn;
  if (readings.last === undefined || seenOn > readings.last) readings.last = seenOn;
}

/** A single reading of current companies: it cannot show that anybody left. */
export const oneShownReading = ({ history, shownOnce, shownAgain }: Readings): boolean =>
  shownOnce > 0 && history === 0 && shownAgain === 0;
