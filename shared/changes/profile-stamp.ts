import { digest, type Hashable } from '../domain/digest.ts';
import type { Stamp } from '../domain/ids.ts';
import type { Position, Profile } from '../domain/profile.ts';

/**
 * Changes when, and only when, a verdict on this profile may change: what is said of the person, not when it was said,
 * else every fresh reading would look like a change.
 */
export function profileStamp(profile: Profile): Stamp {
  const { given, family, full } = profile.name;
  const person = [profile.profileUrl, given, family, full, profile.emailKey, profile.city, profile.country];
  // Where one shown company followed another, a second reading that agrees makes a suspicion a departure.
  const followed = profile.positions.some(
    ({ closedBetween, shownOnly }) => closedBetween !== undefined && shownOnly === true,
  );
  const positions = profile.positions.map((position) => textOf(position, followed)).sort();
  return digest([profile.status, person, positions], 16) as Stamp; // 16 hexadecimal digits make the brand
}

const textOf = (position: Position, followed: boolean): string =>
  JSON.stringify([employmentOf(position), ...(followed ? [agreementOf(position)] : [])]);

const agreementOf = ({ shownOnly, firstSeenOn, lastSeenOn }: Position): Hashable =>
  shownOnly === true ? [firstSeenOn, lastSeenOn > firstSeenOn] : null;

/** `closedBetween.after` is the day last seen, but of a closed position: it does not move with each reading. */
const employmentOf = (position: Position): Hashable => [
  [position.companyName, position.companyId, position.companyDomain, position.companyUrl],
  [position.title, position.startMonth, position.endMonth, position.kind],
  [position.closedBetween?.after, position.closedBetween?.before, position.shownOnly],
];
