import type { Day } from '../domain/calendar.ts';
import type { Observation, Position, ReportedPosition } from '../domain/profile.ts';
import { positionIdentity } from './position-identity.ts';

type Sighting = { reported: ReportedPosition; day: Day; coverage: Observation['coverage'] };

/** Adds what one reading shows to what all readings so far showed; the order of the readings does not matter. */
export function mergePositions(known: readonly Position[], observation: Observation, day: Day): Position[] {
  const merged = new Map(known.map((position) => [positionIdentity(position), withoutClosure(position)]));
  for (const reported of observation.positions) {
    const identity = positionIdentity(reported);
    merged.set(identity, seen(merged.get(identity), { reported, day, coverage: observation.coverage }));
  }
  return [...merged.values()];
}

/** Closures follow from the sightings and the days: they are worked out anew after every reading. */
function withoutClosure(position: Position): Position {
  const open = { ...position };
  delete open.closedBetween;
  return open;
}

function seen(before: Position | undefined, { reported, day, coverage }: Sighting): Position {
  const sighting: Position = {
    ...reported,
    firstSeenOn: day,
    lastSeenOn: day,
    ...(coverage === 'shown' && { shownOnly: true as const }),
  };
  if (before === undefined) return sighting;
  const told: Position = {
    ...preferred(before, sighting),
    firstSeenOn: earlier([before.firstSeenOn, day]),
    lastSeenOn: later([before.lastSeenOn, day]),
  };
  if (before.shownOnly !== true || coverage !== 'shown') delete told.shownOnly;
  return told;
}

/** The newer reading knows best: an end that it no longer reports was a mistake or has been taken back. */
function preferred(one: Position, other: Position): Position {
  if (one.lastSeenOn !== other.lastSeenOn) return one.lastSeenOn > other.lastSeenOn ? one : other;
  // On one day nothing says which is newer. Still there, else the later end, is the reading that claims least.
  if (one.endMonth !== other.endMonth) return (one.endMonth ?? '~') > (other.endMonth ?? '~') ? one : other;
  return spelling(one) >= spelling(other) ? one : other;
}

/** Any fixed order will do, as long as it depends on what is reported alone. */
const spelling = (position: Position): string =>
  JSON.stringify([
    position.companyName,
    position.companyId,
    position.companyDomain,
    position.companyUrl,
    position.title,
    position.kind,
  ]);

const earlier = ([one, other]: readonly [Day, Day]): Day => (one < other ? one : other);
const later = ([one, other]: readonly [Day, Day]): Day => (one > other ? one : other);
