import type { Delivery, EventContext, Sender } from 'rhea';
import { asMap, asText, type AmqpMap } from './amqp-values.ts';
import { tagOfToken, tokenOfTag } from './delivery-tags.ts';
import { toDelivery } from './encoded-message.ts';
import { answerDisposition } from './outcomes.ts';
import type { Queue, TakenMessage } from './queue.ts';
import { confirmEveryDrain, creditOf, deliveryCountOf } from './server-link.ts';
import type { HeldSession } from './session-locks.ts';

// snd-settle-mode of a client in receive-and-delete mode: deliveries go out settled.
const PRESETTLED = 1;

/** The link on which a client receives from a queue, or from one session of it. */
export class SendingLink {
  readonly #sender: Sender;
  readonly #queue: Queue;
  readonly #session: HeldSession | undefined;
  readonly #presettled: boolean;
  /** The link's delivery count once everything handed to the library has gone out. */
  #expectedCount: number;

  constructor({
    sender,
    queue,
    session,
  }: {
    sender: Sender;
    queue: Queue;
    session?: HeldSession | undefined;
  }) {
    this.#sender = sender;
    this.#queue = queue;
    this.#session = session;
    this.#presettled = sender.snd_settle_mode === PRESETTLED;
    this.#expectedCount = deliveryCountOf(sender);
    confirmEveryDrain(sender);
    this.#listen();
  }

  /** Sends what there is, as far as the client has asked for it; says how much that was. */
  deliver(limit: number): number {
    if (!this.#sender.is_open() || !this.#sender.sendable()) return 0;
    const room = Math.min(limit, this.#credit());
    if (room <= 0) return 0;
    const taken = this.#queue.take({ limit: room, session: this.#session, remove: this.#presettled });
    for (const item of taken) this.#send(item);
    return taken.length;
  }

  /** The client takes its credit back: it gets what there is now, and the rest of the credit is gone. */
  drain(): void {
    this.deliver(Number.MAX_SAFE_INTEGER);
    this.#expectedCount += this.#credit();
    this.#sender.set_drained(true);
  }

  /** Credit not yet spoken for by messages the library still has to write. */
  #credit(): number {
    return creditOf(this.#sender) - (this.#expectedCount - deliveryCountOf(this.#sender));
  }

  #send({ message, lock }: TakenMessage): void {
    const lockedUntil = lock && new Date(lock.session?.lockedUntil ?? lock.expiresAt);
    const fields = { body: undefined, ...toDelivery(message, lockedUntil) };
    const delivery = this.#sender.send(fields, lock && tagOfToken(lock.token));
    if (this.#presettled) Object.assign(delivery, { settled: true });
    this.#expectedCount += 1;
  }

  #listen(): void {
    const { settlement } = this.#queue;
    this.#on('accepted', (token) => {
      settlement.complete(token);
    });
    this.#on('released', (token) => {
      settlement.abandon(token);
    });
    this.#on('modified', (token, state) => {
      const properties = asMap(state['message_annotations']);
      if (state['undeliverable_here'] === true) settlement.defer(token, properties);
      else settlement.abandon(token, properties);
    });
    this.#on('rejected', (token, state) => {
      const { DeadLetterReason, DeadLetterErrorDescription, ...properties } =
        asMap(asMap(state['error'])?.['info']) ?? {};
      const cause = { reason: asText(DeadLetterReason), description: asText(DeadLetterErrorDescription) };
      settlement.deadLetter(token, cause, properties);
    });
  }

  #on(outcome: string, settle: (token: string, state: AmqpMap) => void): void {
    this.#sender.on(outcome, ({ delivery }: EventContext) => {
      if (!delivery || delivery.settled) return;
      try {
        settle(tokenOfTag(delivery.tag), stateOf(delivery));
        answerDisposition(delivery);
      } catch (error) {
        answerDisposition(delivery, error);
      }
    });
  }
}

/** The fields of an outcome are accessors of its class, so they are read by name. */
function stateOf(delivery: Delivery): AmqpMap {
  const state = delivery.remote_state ?? {};
  const error: unknown = state['error'];
  return {
    message_annotations: state['message_annotations'],
    undeliverable_here: state['undeliverable_here'],
    error: typeof error === 'object' && error !== null && 'info' in error ? { info: error.info } : undefined,
  };
}
