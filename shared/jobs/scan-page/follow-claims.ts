import { claimLinkKey, claimantsStamp } from '../../changes/claim-errand.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { LinkStore } from '../../state/contract.ts';
import { CLAIMANTS_MAX } from '../steps/claim-profiles.ts';

/** Rivals that came or went while jobs ended without action: whoever saw others is asked again. */
export async function followClaims(
  { links }: { links: Pick<LinkStore, 'listContacts'> },
  snapshots: readonly Snapshot[],
): Promise<JobItem[]> {
  const claims = snapshots.flatMap(({ contactId, claimKey, claimants }) =>
    claimKey === undefined || claimants === undefined
      ? []
      : [{ contactId, key: claimLinkKey(claimKey), claimants }],
  );
  const keys = [...new Set(claims.map(({ key }) => key))];
  const known = await links.listContacts(keys, { limit: CLAIMANTS_MAX });
  return claims.flatMap(({ contactId, key, claimants }) => {
    const stamp = claimantsStamp([...new Set([...(known.get(key) ?? []), contactId])]);
    return stamp === claimants ? [] : [{ contactId, cause: 'claim' as const, stamp }];
  });
}
