import { BrokerError } from './broker-error.ts';
import type { Lane } from './lane.ts';
import type { MessageLock, MessageLocks } from './message-locks.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';
import type { QueueSettings } from './queue-options.ts';
import type { QueueCounters } from './queue-statistics.ts';

export type Properties = Record<string, unknown>;

export type DeadLetterCause = { reason: string | undefined; description: string | undefined };

export type SettlementDeps = {
  settings: QueueSettings;
  store: MessageStore;
  locks: MessageLocks;
  lane: Lane;
  counters: QueueCounters;
  now: () => Date;
  /** Sets application properties in an encoded message. */
  withProperties: (payload: Uint8Array, properties: Properties) => Buffer;
  /** Absent for a dead-letter queue. */
  deadLetters: { store: MessageStore; receive: (sequence: number) => void } | undefined;
  onGivenBack: () => void;
};

/** What becomes of a message that was handed out. */
export class Settlement {
  readonly #deps: SettlementDeps;

  constructor(deps: SettlementDeps) {
    this.#deps = deps;
  }

  complete(token: string): void {
    this.#deps.store.remove(this.#claim(token).sequence);
    this.#deps.counters.completed += 1;
  }

  abandon(token: string, properties?: Properties): void {
    const lock = this.#claim(token);
    this.#deps.counters.abandoned += 1;
    this.failDelivery(lock, properties);
  }

  defer(token: string, properties?: Properties): void {
    const { store } = this.#deps;
    const message = store.find(this.#claim(token).sequence);
    if (message) store.change(message, { state: 'deferred', payload: this.#rewritten(message, properties) });
  }

  deadLetter(token: string, cause: DeadLetterCause, properties?: Properties): void {
    this.#requireDeadLetters();
    const message = this.#deps.store.find(this.#claim(token).sequence);
    if (message) this.moveToDeadLetters(message, cause, properties);
  }

  renew(token: string): Date {
    const { locks, now, settings } = this.#deps;
    const lock = this.#find(token);
    const until = new Date(now().getTime() + settings.lockDurationMs);
    locks.renew(lock, until);
    return until;
  }

  /** One delivery that came to nothing; the last allowed one sends the message to the dead letters. */
  failDelivery(lock: MessageLock, properties?: Properties): void {
    const { store, settings, lane, onGivenBack } = this.#deps;
    const message = store.find(lock.sequence);
    if (!message) return;
    const failed = { ...message, deliveryCount: message.deliveryCount + 1 };
    if (failed.deliveryCount >= settings.maxDeliveryCount) {
      const description = `Message could not be consumed after ${settings.maxDeliveryCount} delivery attempts.`;
      this.moveToDeadLetters(failed, { reason: 'MaxDeliveryCountExceeded', description }, properties);
      return;
    }
    store.change(failed, { payload: this.#rewritten(failed, properties) });
    if (failed.state !== 'active') return;
    (lock.session?.lane ?? lane).giveBack(failed.sequence);
    onGivenBack();
  }

  moveToDeadLetters(message: StoredMessage, cause: DeadLetterCause, properties?: Properties): void {
    const target = this.#requireDeadLetters();
    const payload = this.#rewritten(message, {
      ...properties,
      ...(cause.reason === undefined ? {} : { DeadLetterReason: cause.reason }),
      ...(cause.description === undefined ? {} : { DeadLetterErrorDescription: cause.description }),
    });
    this.#deps.store.moveTo(target.store, { ...message, payload });
    this.#deps.counters.deadLetteredTotal += 1;
    target.receive(message.sequence);
  }

  #requireDeadLetters(): NonNullable<SettlementDeps['deadLetters']> {
    const { deadLetters, settings } = this.#deps;
    if (deadLetters) return deadLetters;
    throw new BrokerError(
      'amqp:not-allowed',
      `'${settings.name}' is a dead-letter queue and has none of its own.`,
    );
  }

  #claim(token: string): MessageLock {
    const lock = this.#find(token);
    this.#deps.locks.remove(lock);
    return lock;
  }

  #find(token: string): MessageLock {
    const lock = this.#deps.locks.get(token);
    if (lock) return lock;
    if (this.#deps.settings.requiresSession) {
      throw new BrokerError(
        'com.microsoft:session-lock-lost',
        'The session lock was lost. Request a new session receiver.',
      );
    }
    throw new BrokerError(
      'com.microsoft:message-lock-lost',
      'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.',
    );
  }

  #rewritten(message: StoredMessage, properties: Properties | undefined): Buffer {
    if (!properties || Object.keys(properties).length === 0) return message.payload;
    return this.#deps.withProperties(message.payload, properties);
  }
}
