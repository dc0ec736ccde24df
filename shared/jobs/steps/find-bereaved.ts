import { claimLinkKey } from '../../changes/claim-errand.ts';
import { goneStamp, weighed } from '../../changes/gone-profile.ts';
import type { ProfileKey } from '../../domain/ids.ts';
import type { ProfileIndex } from '../../profiles/contract.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { LinkStore, SnapshotStore } from '../../state/contract.ts';

export type FindBereavedDeps = {
  profiles: Pick<ProfileIndex, 'readProfiles'>;
  links: Pick<LinkStore, 'listContacts'>;
  snapshots: Pick<SnapshotStore, 'readSnapshots'>;
};

/** Contacts whose verdict weighed one of these profiles, as the errand to judge them without it. */
export async function findBereaved(
  { profiles, links, snapshots }: FindBereavedDeps,
  keys: readonly ProfileKey[],
): Promise<JobItem[]> {
  const indexed = await profiles.readProfiles(keys);
  const lookUpKeys = [...indexed.values()].flatMap((profile) => profile.lookUpKeys);
  const contactsByKey = await links.listContacts([...new Set([...keys.map(claimLinkKey), ...lookUpKeys])]);
  const known = await snapshots.readSnapshots([...new Set([...contactsByKey.values()].flat())]);
  return [...known.values()].flatMap(({ row }) => {
    const gone = keys.find((key) => weighed(row, key));
    return gone === undefined
      ? []
      : [{ contactId: row.contactId, cause: 'profile' as const, stamp: goneStamp(gone) }];
  });
}
