import type { Snapshot } from '../../domain/snapshot.ts';
import type { DueStore, LinkStore, ScopeStore, SnapshotStore } from '../../state/contract.ts';
import type { HoldStore } from '../../state/hold-contract.ts';

export type DropContactsDeps = {
  snapshots: Pick<SnapshotStore, 'deleteSnapshots'>;
  due: Pick<DueStore, 'removeDue'>;
  holds: Pick<HoldStore, 'removeWaiting'>;
  links: Pick<LinkStore, 'removeLinks'>;
  scope: Pick<ScopeStore, 'deleteAccountContacts'>;
};

/** The contacts are gone: everything we hold of them goes too, the snapshot last because it names the rest. */
export async function dropContacts(deps: DropContactsDeps, snapshots: readonly Snapshot[]): Promise<void> {
  await deps.links.removeLinks(
    snapshots.flatMap(({ contactId, lookUpKeys }) => lookUpKeys.map((key) => ({ key, contactId }))),
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
  await deps.snapshots.deleteSnapshots(snapshots.map(({ contactId }) => contactId));
}
