import type { DatabaseSync } from 'node:sqlite';
import { BrokerError } from './broker-error.ts';
import { DuplicateHistory } from './duplicate-history.ts';
import { Lane } from './lane.ts';
import { MessageLocks, type MessageLock } from './message-locks.ts';
import { MessageStore, type StoredMessage } from './message-store.ts';
import { MessageSupply } from './message-supply.ts';
import type { QueueSettings } from './queue-options.ts';
import { emptyCounters } from './queue-statistics.ts';
import { SessionDesk } from './session-desk.ts';
import type { HeldSession } from './session-locks.ts';
import { SessionStates } from './session-states.ts';
import { Settlement, type Properties } from './settlement.ts';

export type IncomingMessage = {
  payload: Uint8Array;
  messageId: string | undefined;
  sessionId: string | undefined;
  timeToLiveMs: number | undefined;
  dueAt: Date | undefined;
};

export type TakenMessage = { message: StoredMessage; lock: MessageLock | undefined };

export type QueueDeps = {
  database: DatabaseSync;
  settings: QueueSettings;
  now: () => Date;
  /** Sets application properties in an encoded message. */
  withProperties: (payload: Uint8Array, properties: Properties) => Buffer;
  /** Absent for a dead-letter queue. */
  deadLetters?: Queue;
};

/** Peek-lock as Service Bus does it, without knowing of AMQP. */
export class Queue {
  readonly settings: QueueSettings;
  readonly store: MessageStore;
  readonly sessions: SessionDesk;
  readonly sessionStates: SessionStates;
  readonly settlement: Settlement;
  readonly counters = emptyCounters();
  readonly deadLetters: Queue | undefined;
  /** Called whenever there may be something new to receive. */
  onAvailable: () => void = () => undefined;
  readonly #deps: QueueDeps;
  readonly #lane = new Lane();
  readonly #locks = new MessageLocks();
  readonly #supply: MessageSupply;
  readonly #history: DuplicateHistory | undefined;

  constructor(deps: QueueDeps) {
    const { database, settings } = deps;
    this.#deps = deps;
    this.settings = settings;
    this.deadLetters = deps.deadLetters;
    this.store = new MessageStore(database, settings.name);
    this.sessionStates = new SessionStates(database, this.store.place);
    const windowMs = settings.duplicateDetectionWindowMs;
    if (windowMs !== undefined)
      this.#history = new DuplicateHistory(database, { place: this.store.place, windowMs });
    this.settlement = new Settlement({
      settings,
      store: this.store,
      locks: this.#locks,
      lane: this.#lane,
      counters: this.counters,
      now: deps.now,
      withProperties: deps.withProperties,
      deadLetters: deps.deadLetters && {
        store: deps.deadLetters.store,
        receive: (sequence) => deps.deadLetters?.receiveMoved(sequence),
      },
      onGivenBack: () => {
        this.announce();
      },
    });
    this.#supply = new MessageSupply({
      store: this.store,
      lane: this.#lane,
      locks: this.#locks,
      settlement: this.settlement,
      now: deps.now,
      messagesExpire: deps.deadLetters !== undefined,
    });
    this.sessions = new SessionDesk({
      now: deps.now,
      lockDurationMs: settings.lockDurationMs,
      nextSessionAfter: (sessionId) => this.store.nextSessionAfter(sessionId),
      onReleased: (session) => {
        this.#unlock(session);
      },
      onExpired: (session) => {
        for (const lock of this.#unlock(session)) this.settlement.failDelivery(lock);
      },
    });
  }

  get lockedCount(): number {
    return this.#locks.size;
  }

  /** All or none; a duplicate is accepted and dropped (its number is that of no message). */
  send(messages: IncomingMessage[]): number[] {
    if (this.settings.requiresSession && messages.some(({ sessionId }) => sessionId === undefined)) {
      throw new BrokerError(
        'amqp:not-allowed',
        `The SessionId was not set on a message for '${this.settings.name}', which requires sessions. Set a session id.`,
      );
    }
    const sequences = this.store.transaction(() => messages.map((message) => this.#accept(message)));
    this.announce();
    return sequences;
  }

  /** The next messages in order, locked, or gone at once (receive and delete). */
  take({
    limit,
    session,
    remove,
  }: {
    limit: number;
    session?: HeldSession | undefined;
    remove: boolean;
  }): TakenMessage[] {
    if (session && !this.sessions.isHeld(session)) return [];
    const messages = this.#supply.next(limit, session);
    this.counters.received += messages.length;
    if (remove) {
      this.store.transaction(() => {
        for (const { sequence } of messages) this.store.remove(sequence);
      });
      return messages.map((message) => ({ message, lock: undefined }));
    }
    return messages.map((message) => ({ message, lock: this.#lock(message, session) }));
  }

  /** Deferred messages, which only their numbers bring back. */
  takeDeferred({
    sequences,
    session,
    remove,
  }: {
    sequences: number[];
    session?: HeldSession | undefined;
    remove: boolean;
  }): TakenMessage[] {
    const messages = sequences.map((sequence) => {
      const message = this.store.find(sequence);
      if (message?.state === 'deferred' && !this.#locks.isLocked(sequence)) return message;
      throw new BrokerError(
        'com.microsoft:message-not-found',
        `'${this.settings.name}' has no free deferred message with the sequence number ${sequence}.`,
      );
    });
    this.counters.received += messages.length;
    return messages.map((message) => {
      if (remove) this.store.remove(message.sequence);
      return { message, lock: remove ? undefined : this.#lock(message, session) };
    });
  }

  cancelScheduled(sequences: number[]): void {
    for (const sequence of sequences) {
      if (this.store.find(sequence)?.state !== 'scheduled') {
        throw new BrokerError(
          'com.microsoft:message-not-found',
          `'${this.settings.name}' has no scheduled message with the sequence number ${sequence}: it is active, cancelled or unknown.`,
        );
      }
      this.store.remove(sequence);
    }
  }

  /** What time alone brings about: expired locks, sessions and messages, due schedules. */
  tick(): void {
    const now = this.#deps.now();
    for (const lock of this.#locks.listExpired(now)) {
      this.#locks.remove(lock);
      this.settlement.failDelivery(lock);
    }
    this.sessions.tick(now);
    this.#activateDue(now);
    this.#supply.deadLetterOutdated();
  }

  #activateDue(now: Date): void {
    const due = this.store.listDue(now);
    if (due.length === 0) return;
    this.store.transaction(() => {
      for (const sequence of due) this.store.activate(sequence, now);
    });
    this.announce();
  }

  /** A message keeps its number in the dead-letter queue, so it may come in before what was read there already. */
  receiveMoved(sequence: number): void {
    this.#lane.giveBack(sequence);
    this.announce();
  }

  forgetOldDuplicates(): void {
    this.#history?.forgetOld(this.#deps.now());
  }

  #accept(message: IncomingMessage): number {
    const now = this.#deps.now();
    this.counters.sent += 1;
    if (message.messageId !== undefined && this.#history?.accepts(message.messageId, now) === false) {
      this.counters.duplicatesDropped += 1;
      return 0;
    }
    const { payload, sessionId, timeToLiveMs, dueAt } = message;
    const waits = dueAt !== undefined && dueAt > now;
    return this.store.insert({
      payload,
      sessionId,
      timeToLiveMs,
      enqueuedAt: now.getTime(),
      dueAt: waits ? dueAt.getTime() : undefined,
    });
  }

  #lock(message: StoredMessage, session: HeldSession | undefined): MessageLock {
    const expiresAt = session?.lockedUntil ?? this.#deps.now().getTime() + this.settings.lockDurationMs;
    return this.#locks.add({ sequence: message.sequence, expiresAt, session });
  }

  /** The messages of a session nobody holds any more need no place in a lane: the next holder starts at the first. */
  #unlock(session: HeldSession): MessageLock[] {
    const locks = [...session.tokens]
      .map((token) => this.#locks.get(token))
      .filter((lock) => lock !== undefined);
    for (const lock of locks) this.#locks.remove(lock);
    return locks;
  }

  announce(): void {
    this.sessions.serveWaiters();
    this.onAvailable();
  }
}
