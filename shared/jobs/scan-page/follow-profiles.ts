import { goneAmong } from '../../changes/gone-profile.ts';
import { profileStamp } from '../../changes/profile-stamp.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { JobItem } from '../../queue/contract.ts';
import { readCandidates, type ReadCandidatesDeps } from '../steps/read-candidates.ts';

/**
 * Profiles that changed, or went, while jobs ended without action, because validation was off or their run was undone: the feed
 * has told of them and will not do so again. Asked in a reconcile only, since it costs a look-up a contact.
 */
export async function followProfiles(
  deps: ReadCandidatesDeps,
  snapshots: readonly Snapshot[],
): Promise<JobItem[]> {
  const candidatesOf = await readCandidates(
    deps,
    snapshots.flatMap(({ lookUpKeys }) => lookUpKeys),
  );
  return snapshots.flatMap(({ contactId, lookUpKeys, profileStamps }) => {
    const candidates = candidatesOf(lookUpKeys);
    const stamps = candidates.map((profile) => `${profile.key}:${profileStamp(profile)}`);
    const keys = candidates.map(({ key }) => key);
    const news = stamps.find((stamp) => !profileStamps.includes(stamp)) ?? goneAmong({ profileStamps }, keys);
    return news === undefined ? [] : [{ contactId, cause: 'profile' as const, stamp: news }];
  });
}
