import type { Day } from '../domain/calendar.ts';
import type { Observation, ObservedDay, Position } from '../domain/profile.ts';

/** Two years of monthly readings. More would only sharpen closures of readings that arrive after two years. */
const DAYS_MAX = 24;

const STRENGTH = { none: 0, shown: 1, history: 2 } as const;

/** What a reading may say about positions it does not list: an empty list is a hidden career, not an ended one. */
export function coverageOf({ status, coverage, positions }: Observation): Observation['coverage'] {
  return status === 'gone' || positions.length === 0 ? 'none' : coverage;
}

/** One entry a day, the most complete reading of that day, oldest first. */
export function addDay(known: readonly ObservedDay[], added: ObservedDay): ObservedDay[] {
  const same = known.find(({ day }) => day === added.day);
  if (same !== undefined && STRENGTH[same.coverage] >= STRENGTH[added.coverage]) return [...known];
  const others = known.filter(({ day }) => day !== added.day);
  return [...others, added].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** The latest days, and those that closed a position: without them its closure would wander with every reading. */
export function keepDays(
  days: readonly ObservedDay[],
  positions: readonly Position[],
): readonly ObservedDay[] {
  const closing = new Set<Day>(positions.flatMap(({ closedBetween }) => closedBetween?.before ?? []));
  return days.filter(({ day }, index) => index >= days.length - DAYS_MAX || closing.has(day));
}
