import { dayOfInstant, type Day, type Instant } from '../domain/calendar.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { staleOn } from '../matching/verdict/grace-periods.ts';

type Waiting = Pick<Snapshot, 'outcome' | 'accountLinkChangedOn'>;

/** Outcomes that a later reading ends although it says the same: profile stamps leave the dates out. */
export const awaitsReading = ({ outcome }: Pick<Snapshot, 'outcome'>): boolean =>
  outcome.reason === 'profile_older_than_account_link' || outcome.reason === 'stale_profile';

/** The day of the reading where it ends the wait; undefined where nobody waits, or it is too old as well. */
export function freshReadingStamp(
  snapshot: Waiting,
  { observedAt, today }: { observedAt: Instant; today: Day },
): string | undefined {
  if (!awaitsReading(snapshot)) return undefined;
  const day = dayOfInstant(observedAt);
  const { accountLinkChangedOn: linkedOn } = snapshot;
  const fresh =
    today < staleOn(day) &&
    (snapshot.outcome.reason === 'stale_profile' || linkedOn === undefined || day >= linkedOn);
  return fresh ? day : undefined;
}
