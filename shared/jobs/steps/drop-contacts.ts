import { claimLinkKey } from '../../changes/claim-errand.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { DueStore, LinkStore, SnapshotStore } from '../../state/contract.ts';
import type { HoldStore } from '../../state/hold-contract.ts';
import { edgeOf } from './edge-of.ts';
import { forgetDepartures, type ForgetDeparturesDeps } from './forget-departures.ts';
import { forgetEdges, type ForgetEdgesDeps } from './forget-edges.ts';

export type DropContactsDeps = ForgetDeparturesDeps &
  ForgetEdgesDeps & {
    snapshots: Pick<SnapshotStore, 'deleteSnapshots'>;
    due: Pick<DueStore, 'removeDue'>;
    holds: Pick<HoldStore, 'removeWaiting'>;
    links: Pick<LinkStore, 'removeLinks'>;
  };

/** The contacts are gone: everything we hold of them goes too, the snapshot last because it names the rest. */
export async function dropContacts(deps: DropContactsDeps, known: readonly Snapshot[]): Promise<void> {
  const snapshots = known.flatMap(withSettled);
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
  await forgetEdges(deps, snapshots.flatMap(edgeOf));
  await forgetDepartures(deps, snapshots.flatMap(edgeOf));
  await deps.snapshots.deleteSnapshots(known.map(({ contactId }) => contactId));
}

/** A write under way has left rows of both: those that hang on the snapshot, and those on what follows. */
export const withSettled = (snapshot: Snapshot): readonly Omit<Snapshot, 'pending'>[] =>
  snapshot.pending === undefined ? [snapshot] : [snapshot, snapshot.pending.settled];
