import { claimLinkKey } from '../../changes/claim-errand.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { AccountStore, DueStore, LinkStore, ScopeStore, SnapshotStore } from '../../state/contract.ts';
import type { HoldStore } from '../../state/hold-contract.ts';

export type DropContactsDeps = {
  snapshots: Pick<SnapshotStore, 'deleteSnapshots'>;
  due: Pick<DueStore, 'removeDue'>;
  holds: Pick<HoldStore, 'removeWaiting'>;
  links: Pick<LinkStore, 'removeLinks'>;
  scope: Pick<ScopeStore, 'deleteAccountContacts'>;
  accounts: Pick<AccountStore, 'listDepartures' | 'deleteDepartures'>;
};

/** The contacts are gone: everything we hold of them goes too, the snapshot last because it names the rest. */
export async function dropContacts(deps: DropContactsDeps, snapshots: readonly Snapshot[]): Promise<void> {
  await deps.links.removeLinks(
    snapshots.flatMap(({ contactId, lookUpKeys, claimKey }) =>
      [...lookUpKeys, ...(claimKey === undefined ? [] : [claimLinkKey(claimKey)])].map((key) => ({
        key,
        contactId,
      })),
    ),
  );
  await deps.due.removeDue(
    snapshots.flatMap(({ contactId, dueOn }) => (dueOn === undefined ? [] : [{ contactId, day: dueOn }])),
  );
  await deps.holds.removeWaiting(
    snapshots.flatMap(({ contactId, holdRank }) =>
      holdRank === undefined ? [] : [{ contactId, rank: holdRank }],
    ),
  );
  await deps.scope.deleteAccountContacts(
    snapshots.flatMap(({ contactId, accountId }) =>
      accountId === undefined ? [] : [{ contactId, accountId }],
    ),
  );
  await forgetDepartures(deps, snapshots);
  await deps.snapshots.deleteSnapshots(snapshots.map(({ contactId }) => contactId));
}

/** Whoever is gone no longer counts for the brake, nor is asked for when a person decides about a move. */
async function forgetDepartures(
  { accounts }: DropContactsDeps,
  snapshots: readonly Snapshot[],
): Promise<void> {
  const ids = new Set(snapshots.map(({ contactId }) => contactId));
  for (const accountId of new Set(snapshots.flatMap(({ accountId: id }) => id ?? []))) {
    const departures = await accounts.listDepartures(accountId);
    await accounts.deleteDepartures(departures.filter(({ contactId }) => ids.has(contactId)));
  }
}
