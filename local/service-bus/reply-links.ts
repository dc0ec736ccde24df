import type { Sender } from 'rhea';
import type { AmqpMap } from './amqp-values.ts';

/** The links on which a connection wants the answers to its requests, by the address it says in `reply_to`. */
export class ReplyLinks {
  readonly #senders = new Map<string, Sender>();

  add(address: string, sender: Sender): void {
    this.#senders.set(address, sender);
  }

  remove(sender: Sender): void {
    for (const [address, known] of this.#senders) {
      if (known === sender) this.#senders.delete(address);
    }
  }

  answer(replyTo: string, message: AmqpMap): void {
    const sender = this.#senders.get(replyTo);
    if (!sender?.is_open()) return; // the one who asked has gone
    const delivery = sender.send({ body: undefined, ...message });
    Object.assign(delivery, { settled: true });
  }
}
