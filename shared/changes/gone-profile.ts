import { profileKeySchema, type ProfileKey } from '../domain/ids.ts';
import type { Snapshot } from '../domain/snapshot.ts';

type Weighing = Pick<Snapshot, 'profileStamps' | 'claimKey'>;

/** No profile has this stamp, so that whoever is asked about it is judged without the profile. */
export const goneStamp = (key: ProfileKey): string => `${key}:gone`;

export const weighed = ({ profileStamps, claimKey }: Weighing, key: ProfileKey): boolean =>
  claimKey === key || profileStamps.some((stamp) => stamp.startsWith(`${key}:`));

/** The errand about a profile that the verdict weighed and that is not among the candidates any more. */
export function goneAmong(
  { profileStamps }: Pick<Snapshot, 'profileStamps'>,
  candidates: readonly ProfileKey[],
): string | undefined {
  const weighedKeys = profileStamps.map((stamp) => profileKeySchema.parse(stamp.split(':')[0]));
  const gone = weighedKeys.find((key) => !candidates.includes(key));
  return gone && goneStamp(gone);
}
