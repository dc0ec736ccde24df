import { confidenceOf } from '../changes/hold-rank.ts';
import { FLAG } from '../domain/flag.ts';
import type { ContactId } from '../domain/ids.ts';
import { moveIdOf } from '../domain/move-id.ts';
import type { AccountStore, SnapshotStore } from '../state/contract.ts';
import type { HoldStore, MassMove } from '../state/hold-contract.ts';

/** Each costs a read of its account's departures and of their snapshots. */
const MOVES_SHOWN = 50;
const WAITING_SHOWN = 200;

export type DescribeHoldsDeps = {
  holds: Pick<HoldStore, 'listWaiting' | 'listMoves'>;
  accounts: Pick<AccountStore, 'listDepartures'>;
  snapshots: Pick<SnapshotStore, 'readSnapshots'>;
};

/** `held`: flags that wait for the decision. `written`: flags that were set before the move was noticed. */
export type MoveDescription = Omit<MassMove, 'destination'> & {
  moveId: string;
  held: readonly ContactId[];
  written: readonly ContactId[];
};

export type Holds = {
  /** The most certain first. */
  waiting: readonly { contactId: ContactId; confidence: number }[];
  moreWaiting: boolean;
  moves: readonly MoveDescription[];
  /** Where the list of moves goes on. */
  next?: string;
};

/** What waits for a day with room, and what waits for a person's decision. */
export async function describeHolds(
  deps: DescribeHoldsDeps,
  { next }: { next: string | undefined },
): Promise<Holds> {
  const waiting = await deps.holds.listWaiting({ next: undefined, limit: WAITING_SHOWN });
  const { moves, next: after } = await deps.holds.listMoves({ next, limit: MOVES_SHOWN });
  return {
    waiting: waiting.rows.map(({ contactId, rank }) => ({ contactId, confidence: confidenceOf(rank) })),
    moreWaiting: waiting.next !== undefined,
    moves: await Promise.all(moves.map((move) => describe(deps, move))),
    ...(after !== undefined && { next: after }),
  };
}

async function describe(
  deps: DescribeHoldsDeps,
  { destination, ...move }: MassMove,
): Promise<MoveDescription> {
  const departures = await deps.accounts.listDepartures(move.accountId);
  const ids = departures.filter((one) => one.destination === destination).map(({ contactId }) => contactId);
  const snapshots = [...(await deps.snapshots.readSnapshots(ids)).values()].map(({ row }) => row);
  return {
    moveId: moveIdOf({ accountId: move.accountId, destination }),
    ...move,
    held: snapshots.filter(({ outcome }) => outcome.reason === 'mass_move').map(({ contactId }) => contactId),
    written: snapshots
      .filter(({ flag, flagOwner }) => flag === FLAG.notAtCompany && flagOwner === 'us')
      .map(({ contactId }) => contactId),
  };
}
