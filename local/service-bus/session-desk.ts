import { BrokerError } from './broker-error.ts';
import { SessionLocks, type HeldSession } from './session-locks.ts';

type Waiter = { deadline: number; onAccepted: (session: HeldSession) => void; onTimeout: () => void };

export type SessionDeskDeps = {
  now: () => Date;
  lockDurationMs: number;
  nextSessionAfter: (sessionId: string) => string | undefined;
  /** The messages being worked on in a session that its consumer let go of, or whose lock ran out. */
  onReleased: (session: HeldSession) => void;
  onExpired: (session: HeldSession) => void;
};

/** Where consumers ask for a session: by name, or for the next one, waiting for it if need be. */
export class SessionDesk {
  readonly #deps: SessionDeskDeps;
  readonly #locks = new SessionLocks();
  readonly #waiters = new Set<Waiter>();

  constructor(deps: SessionDeskDeps) {
    this.#deps = deps;
  }

  accept(sessionId: string): HeldSession {
    if (this.#locks.get(sessionId)) {
      throw new BrokerError(
        'com.microsoft:session-cannot-be-locked',
        `The requested session '${sessionId}' cannot be accepted. It may be locked by another receiver.`,
      );
    }
    return this.#locks.hold(sessionId, this.#lockEnd());
  }

  /** Returns how to stop waiting. */
  acceptNext(waiter: {
    timeoutMs: number;
    onAccepted: (session: HeldSession) => void;
    onTimeout: () => void;
  }): () => void {
    const { timeoutMs, onAccepted, onTimeout } = waiter;
    const waiting = { deadline: this.#deps.now().getTime() + timeoutMs, onAccepted, onTimeout };
    this.#waiters.add(waiting);
    this.serveWaiters();
    return () => this.#waiters.delete(waiting);
  }

  serveWaiters(): void {
    for (const waiter of this.#waiters) {
      const sessionId = this.#locks.nextFree(this.#deps.nextSessionAfter);
      if (sessionId === undefined) return;
      this.#waiters.delete(waiter);
      waiter.onAccepted(this.accept(sessionId));
    }
  }

  isHeld(session: HeldSession): boolean {
    return this.#locks.isHeld(session);
  }

  held(sessionId: string): HeldSession {
    const session = this.#locks.get(sessionId);
    if (session) return session;
    throw new BrokerError(
      'com.microsoft:session-lock-lost',
      `The session lock of '${sessionId}' has expired. Accept a new session receiver.`,
    );
  }

  renew(sessionId: string): Date {
    const until = this.#lockEnd();
    this.held(sessionId).lockedUntil = until.getTime();
    return until;
  }

  /** By its consumer, whose link is closed or whose connection is gone. */
  release(session: HeldSession): void {
    if (!this.isHeld(session)) return;
    this.#locks.release(session);
    this.#deps.onReleased(session);
    this.serveWaiters();
  }

  tick(now: Date): void {
    for (const session of this.#locks.listExpired(now)) {
      this.#locks.release(session);
      this.#deps.onExpired(session);
      session.onLost();
      this.serveWaiters();
    }
    for (const waiter of this.#waiters) {
      if (waiter.deadline > now.getTime()) continue;
      this.#waiters.delete(waiter);
      waiter.onTimeout();
    }
  }

  #lockEnd(): Date {
    return new Date(this.#deps.now().getTime() + this.#deps.lockDurationMs);
  }
}
