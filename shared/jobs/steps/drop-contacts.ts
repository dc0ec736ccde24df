import { claimLinkKey } from '../../changes/claim-errand.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { DueStore, LinkStore, ScopeStore, SnapshotStore } from '../../state/contract.ts';
import type { HoldStore } from '../../state/hold-contract.ts';
import { forgetDepartures, type ForgetDeparturesDeps } from './forget-departures.ts';

export type DropContactsDeps = ForgetDeparturesDeps & {
  snapshots: Pick<SnapshotStore, 'deleteSnapshots'>;
  due: Pick<DueStore, 'removeDue'>;
  holds: Pick<HoldStore, 'removeWaiting'>;
  links: Pick<LinkStore, 'removeLinks'>;
  scope: Pick<ScopeStore, 'deleteAccountContacts'>;
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
  await deps.scope.deleteAccountContacts(snapshots.flatMap(edgeOf));
  await forgetDepartures(deps, snapshots.flatMap(edgeOf));
  await deps.snapshots.deleteSnapshots(snapshots.map(({ contactId }) => contactId));
}

const edgeOf = ({ contactId, accountId }: Snapshot) =>
  accountId === undefined ? [] : [{ contactId, accountId }];
