import { Lane } from './lane.ts';

export type HeldSession = {
  readonly id: string;
  readonly lane: Lane;
  /** Lock tokens of its messages that are being worked on. */
  readonly tokens: Set<string>;
  lockedUntil: number;
  /** Told when the lock expires; not when the holder releases it. */
  onLost: () => void;
};

/** One consumer per session: who holds which, and which comes next. */
export class SessionLocks {
  readonly #held = new Map<string, HeldSession>();
  #lastGiven = '';

  isHeld(session: HeldSession): boolean {
    return this.#held.get(session.id) === session;
  }

  get(sessionId: string): HeldSession | undefined {
    return this.#held.get(sessionId);
  }

  hold(sessionId: string, lockedUntil: Date): HeldSession {
    const session: HeldSession = {
      id: sessionId,
      lane: new Lane(),
      tokens: new Set(),
      lockedUntil: lockedUntil.getTime(),
      onLost: () => undefined,
    };
    this.#held.set(sessionId, session);
    return session;
  }

  release(session: HeldSession): void {
    if (this.isHeld(session)) this.#held.delete(session.id);
  }

  listExpired(now: Date): HeldSession[] {
    return [...this.#held.values()].filter((session) => session.lockedUntil <= now.getTime());
  }

  /** The next free session after the one given last, then from the beginning: no session starves. */
  nextFree(nextSessionAfter: (sessionId: string) => string | undefined): string | undefined {
    const found =
      this.#firstFree({ nextSessionAfter, start: this.#lastGiven }) ??
      this.#firstFree({ nextSessionAfter, start: '' });
    if (found !== undefined) this.#lastGiven = found;
    return found;
  }

  #firstFree({
    nextSessionAfter,
    start,
  }: {
    nextSessionAfter: (sessionId: string) => string | undefined;
    start: string;
  }): string | undefined {
    let candidate = nextSessionAfter(start);
    while (candidate !== undefined && this.#held.has(candidate)) candidate = nextSessionAfter(candidate);
    return candidate;
  }
}
