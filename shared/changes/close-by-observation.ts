import type { Day } from '../domain/calendar.ts';
import type { ObservedDay, Position } from '../domain/profile.ts';

/** A history closes whatever it no longer lists; a single shown company only what was never more than shown. */
const canClose = (coverage: ObservedDay['coverage'], position: Position): boolean =>
  coverage === 'history' || (coverage === 'shown' && position.shownOnly === true);

/** Positions still open when last seen end between that day and the first later reading that ought to show them. */
export function closeByObservation(
  positions: readonly Position[],
  observations: readonly ObservedDay[],
): Position[] {
  return positions.map((position) => {
    if (position.endMonth !== undefined) return position;
    const before = firstDayWithout(position, observations);
    return before === undefined
      ? position
      : { ...position, closedBetween: { after: position.lastSeenOn, before } };
  });
}

function firstDayWithout(position: Position, observations: readonly ObservedDay[]): Day | undefined {
  let first: Day | undefined;
  for (const { day, coverage } of observations) {
    const later = day > position.lastSeenOn && canClose(coverage, position);
    if (later && (first === undefined || day < first)) first = day;
  }
  return first;
}
