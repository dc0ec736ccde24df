import type { Instant } from '../domain/calendar.ts';
import type { AccountId, ContactId } from '../domain/ids.ts';

/** A flag that waits for a day with room. Ranks sort as text, the most certain first. */
export type WaitingFlag = { rank: string; contactId: ContactId };

/** `open`: nobody has decided; its flags wait. `released`: honest departures. `dismissed`: nobody left. */
export type MoveState = 'open' | 'released' | 'dismissed';

/** Several contacts of an account that went the same way (design §10, "the brake"). `destination` is a hash. */
export type MassMove = {
  accountId: AccountId;
  destination: string;
  state: MoveState;
  noticedAt: Instant;
  decidedBy?: string;
  decidedAt?: Instant;
};

/** What keeps flags from being written although the evidence carries them. */
export interface HoldStore {
  addWaiting(rows: readonly WaitingFlag[]): Promise<void>;
  removeWaiting(rows: readonly WaitingFlag[]): Promise<void>;
  /** The most certain first. */
  listWaiting(request: {
    next: string | undefined;
    limit: number;
  }): Promise<{ rows: readonly WaitingFlag[]; next?: string }>;

  /** Notes moves that are not known yet; a known one keeps its state. */
  noticeMoves(moves: readonly Pick<MassMove, 'accountId' | 'destination' | 'noticedAt'>[]): Promise<void>;
  listMovesOf(accountId: AccountId): Promise<readonly MassMove[]>;
  /** All of them, in a fixed order. */
  listMoves(request: {
    next: string | undefined;
    limit: number;
  }): Promise<{ moves: readonly MassMove[]; next?: string }>;
  /** Replaces the state of a known move; the later decision stands. */
  saveMove(move: MassMove): Promise<void>;
  /** The account is gone: nobody is left to decide about. */
  deleteMovesOf(accountId: AccountId): Promise<void>;
}
