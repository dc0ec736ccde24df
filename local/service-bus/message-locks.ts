import { randomUUID } from 'node:crypto';
import type { HeldSession } from './session-locks.ts';

export type MessageLock = {
  token: string;
  sequence: number;
  expiresAt: number;
  /** A message of a session is locked as long as the session is, and has no time of its own. */
  session: HeldSession | undefined;
};

/** Who may settle which message. Locks live in memory only: they do not survive a restart. */
export class MessageLocks {
  // Insertion order is order of expiry, because every lock of a queue lasts equally long and a renewal inserts anew.
  readonly #locks = new Map<string, MessageLock>();
  readonly #lockedSequences = new Set<number>();

  get size(): number {
    return this.#locks.size;
  }

  add(lock: Omit<MessageLock, 'token'>): MessageLock {
    const added = { ...lock, token: randomUUID() };
    this.#locks.set(added.token, added);
    this.#lockedSequences.add(added.sequence);
    added.session?.tokens.add(added.token);
    return added;
  }

  get(token: string): MessageLock | undefined {
    return this.#locks.get(token);
  }

  isLocked(sequence: number): boolean {
    return this.#lockedSequences.has(sequence);
  }

  remove(lock: MessageLock): void {
    this.#locks.delete(lock.token);
    this.#lockedSequences.delete(lock.sequence);
    lock.session?.tokens.delete(lock.token);
  }

  renew(lock: MessageLock, expiresAt: Date): void {
    this.#locks.delete(lock.token);
    this.#locks.set(lock.token, { ...lock, expiresAt: expiresAt.getTime() });
  }

  listExpired(now: Date): MessageLock[] {
    const expired: MessageLock[] = [];
    for (const lock of this.#locks.values()) {
      if (lock.session) continue;
      if (lock.expiresAt > now.getTime()) break;
      expired.push(lock);
    }
    return expired;
  }
}
