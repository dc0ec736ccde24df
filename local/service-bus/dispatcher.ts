import type { Queue } from './queue.ts';
import type { SendingLink } from './sending-link.ts';

// One turn of the event loop writes at most this many messages, so that dispositions and renewals are not held up.
const MESSAGES_PER_TURN = 500;
// What one consumer gets before the next one's turn.
const MESSAGES_PER_LINK = 50;

/** Shares the messages of a queue among its consumers, in turn. */
export class Dispatcher {
  readonly #links = new Set<SendingLink>();
  #scheduled = false;

  constructor(queue: Queue) {
    queue.onAvailable = () => {
      this.wake();
    };
  }

  add(link: SendingLink): void {
    this.#links.add(link);
  }

  remove(link: SendingLink): void {
    this.#links.delete(link);
  }

  wake(): void {
    if (this.#scheduled || this.#links.size === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#turn();
    });
  }

  #turn(): void {
    let budget = MESSAGES_PER_TURN;
    const served = [...this.#links];
    for (const link of served) {
      const delivered = link.deliver(MESSAGES_PER_LINK);
      budget -= delivered;
      if (delivered > 0) this.#toTheBack(link);
      if (budget <= 0) break;
    }
    if (budget < MESSAGES_PER_TURN) this.wake();
  }

  #toTheBack(link: SendingLink): void {
    this.#links.delete(link);
    this.#links.add(link);
  }
}
