import { profileKeySchema, type ContactId, type LookUpKey, type ProfileKey } from '../../domain/ids.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { ProfileIndex } from '../../profiles/contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';

export type ReadCandidatesDeps = {
  profiles: Pick<ProfileIndex, 'findByLookUpKeys' | 'readProfiles'>;
  telemetry: Telemetry;
};

/** For each asker, the profiles that share one of its look-up keys. */
export async function readCandidates(
  deps: ReadCandidatesDeps,
  keys: readonly LookUpKey[],
): Promise<(asker: readonly LookUpKey[]) => Profile[]> {
  const { profileKeys, crowded } = await deps.profiles.findByLookUpKeys([...new Set(keys)]);
  if (crowded.length > 0) deps.telemetry.record('lookup.crowded', { keys: crowded.length });
  const found = new Set<ProfileKey>([...profileKeys.values()].flat());
  const profiles = await deps.profiles.readProfiles([...found]);
  return (asker) => {
    const hits = [...new Set(asker.flatMap((key) => profileKeys.get(key) ?? []))].sort();
    return hits.flatMap((key) => profiles.get(key)?.profile ?? []);
  };
}

/** The profiles that each snapshot's verdict weighed, as they are now: no look-up, point reads only. */
export async function readWeighed(
  deps: Pick<ReadCandidatesDeps, 'profiles'>,
  snapshots: readonly Snapshot[],
): Promise<ReadonlyMap<ContactId, Profile[]>> {
  const keysOf = ({ profileStamps }: Snapshot): ProfileKey[] =>
    profileStamps.map((stamp) => profileKeySchema.parse(stamp.split(':')[0]));
  const profiles = await deps.profiles.readProfiles([...new Set(snapshots.flatMap(keysOf))]);
  return new Map(
    snapshots.map((snapshot) => [
      snapshot.contactId,
      keysOf(snapshot).flatMap((key) => profiles.get(key)?.profile ?? []),
    ]),
  );
}
