import type { Observation, ReportedPosition } from '../../shared/domain/profile.ts';
import type { FeedPosition, FeedRecord } from '../../shared/profiles/feed-record.ts';

/** An observation in the feed's own form: read again, it is the same observation. */
export function feedRecordOf(observation: Observation): FeedRecord {
  const { personKey, name, positions, ...rest } = observation;
  return {
    id: personKey.replace(/^feed:/, ''),
    ...rest,
    ...(name.given !== undefined && { firstName: name.given }),
    ...(name.family !== undefined && { lastName: name.family }),
    ...(name.full !== undefined && { fullName: name.full }),
    positions: positions.map(feedPositionOf),
  };
}

function feedPositionOf({ startMonth, endMonth, ...rest }: ReportedPosition): FeedPosition {
  return {
    ...rest,
    ...(startMonth !== undefined && { startedOn: startMonth }),
    ...(endMonth !== undefined && { endedOn: endMonth }),
  };
}
