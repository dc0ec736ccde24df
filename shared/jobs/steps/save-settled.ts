import type { ContactId } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { AccountStore, DueStore, LinkStore, ScopeStore, SnapshotStore } from '../../state/contract.ts';
import type { HoldStore } from '../../state/hold-contract.ts';
import { edgeOf } from './edge-of.ts';
import { forgetEdges, type ForgetEdgesDeps } from './forget-edges.ts';

export type SaveSettledDeps = ForgetEdgesDeps & {
  snapshots: Pick<SnapshotStore, 'saveSnapshots'>;
  due: Pick<DueStore, 'addDue' | 'removeDue'>;
  holds: Pick<HoldStore, 'addWaiting' | 'removeWaiting'>;
  links: Pick<LinkStore, 'removeLinks'>;
  scope: Pick<ScopeStore, 'saveAccountContacts'>;
  accounts: Pick<AccountStore, 'deleteDepartures'>;
};

export type Settlement = { before: Snapshot | undefined; next: Snapshot; etag: string | undefined };

/**
 * Saves finished snapshots and what hangs on them: what a later look-up needs is there before, what is no longer true
 * goes after. Answers the contacts whose snapshot somebody changed meanwhile; nothing of theirs is removed.
 */
export async function saveSettled(
  deps: SaveSettledDeps,
  settlements: readonly Settlement[],
): Promise<ContactId[]> {
  if (settlements.length === 0) return [];
  await deps.due.addDue(settlements.flatMap(({ next }) => dueOf(next)));
  await deps.holds.addWaiting(settlements.flatMap(({ next }) => waitingOf(next)));
  await deps.scope.saveAccountContacts(settlements.filter(moved).flatMap(({ next }) => edgeOf(next)));
  const saved = await deps.snapshots.saveSnapshots(
    settlements.map(({ next, etag }) => ({ row: next, etag })),
  );
  const won = settlements.filter(({ next }) => saved.get(next.contactId) !== undefined);
  await deps.due.removeDue(
    won.flatMap(({ before, next }) => (before && before.dueOn !== next.dueOn ? dueOf(before) : [])),
  );
  await deps.holds.removeWaiting(
    won.flatMap(({ before, next }) => (before && before.holdRank !== next.holdRank ? waitingOf(before) : [])),
  );
  await forgetEdges(
    deps,
    won.filter(moved).flatMap(({ before }) => (before ? edgeOf(before) : [])),
  );
  await deps.accounts.deleteDepartures(won.flatMap(staleDepartures));
  await deps.links.removeLinks(won.flatMap(staleLinks));
  return settlements.filter((settlement) => !won.includes(settlement)).map(({ next }) => next.contactId);
}

const dueOf = ({ contactId, dueOn }: Snapshot) => (dueOn === undefined ? [] : [{ day: dueOn, contactId }]);

const waitingOf = ({ contactId, holdRank }: Snapshot) =>
  holdRank === undefined ? [] : [{ rank: holdRank, contactId }];

const moved = ({ before, next }: Settlement): boolean => before?.accountId !== next.accountId;

/** Whoever did not leave after all, went elsewhere or hangs under another account now no longer counts for the brake. */
const staleDepartures = ({ before, next }: Settlement) => {
  const { contactId, accountId, departedTo: destination } = before ?? {};
  if (contactId === undefined || accountId === undefined || destination === undefined) return [];
  const stands = accountId === next.accountId && destination === next.departedTo;
  return stands ? [] : [{ accountId, destination, contactId }];
};

const staleLinks = ({ before, next }: Settlement) =>
  (before?.lookUpKeys ?? [])
    .filter((key) => !next.lookUpKeys.includes(key))
    .map((key) => ({ key, contactId: next.contactId }));
