import type { Lane } from './lane.ts';
import type { MessageLocks } from './message-locks.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';
import type { HeldSession } from './session-locks.ts';
import type { Settlement } from './settlement.ts';

export type MessageSupplyDeps = {
  store: MessageStore;
  lane: Lane;
  locks: MessageLocks;
  settlement: Settlement;
  now: () => Date;
  /** False in a dead-letter queue, where messages do not expire. */
  messagesExpire: boolean;
};

/** Finds what comes next, and sorts out what has outlived its time. */
export class MessageSupply {
  readonly #deps: MessageSupplyDeps;

  constructor(deps: MessageSupplyDeps) {
    this.#deps = deps;
  }

  next(limit: number, session: HeldSession | undefined): StoredMessage[] {
    const { store } = this.#deps;
    const lane = session?.lane ?? this.#deps.lane;
    const found: StoredMessage[] = [];
    while (found.length < limit) {
      const sequence = lane.takeGivenBack();
      if (sequence === undefined) break;
      const message = store.find(sequence);
      if (message?.state === 'active' && !this.#isOutdated(message)) found.push(message);
    }
    while (found.length < limit) {
      const wanted = limit - found.length;
      const fresh = store.listActive({ after: lane.cursor, limit: wanted, sessionId: session?.id });
      if (fresh.length === 0) break;
      for (const message of fresh) lane.handedOut(message.sequence);
      found.push(...fresh.filter((message) => !this.#isOutdated(message)));
    }
    return found;
  }

  deadLetterOutdated(): void {
    const { store, locks, now } = this.#deps;
    for (const sequence of store.listExpired(now())) {
      const message = locks.isLocked(sequence) ? undefined : store.find(sequence);
      if (message) this.#isOutdated(message);
    }
  }

  #isOutdated(message: StoredMessage): boolean {
    const { messagesExpire, now, settlement } = this.#deps;
    if (!messagesExpire || message.expiresAt === undefined || message.expiresAt > now().getTime())
      return false;
    settlement.moveToDeadLetters(message, {
      reason: 'TTLExpiredException',
      description: 'The message expired and was dead lettered.',
    });
    return true;
  }
}
