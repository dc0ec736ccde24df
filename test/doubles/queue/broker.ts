import { jobIdOf, pageMessageIdOf } from '../../../shared/changes/job-id.ts';
import type { PageMessage, QueueSender, ValidationJob } from '../../../shared/queue/contract.ts';

export type SentMessage = { messageId: string; notBefore: Date | undefined } & (
  | { queue: 'scan'; body: PageMessage }
  | { queue: 'validation' | 'revalidation'; body: ValidationJob; sessionId: string }
);

/** An in-memory broker: what was sent and not yet taken, with duplicate detection by message id. */
export class Broker implements QueueSender {
  readonly waiting: SentMessage[] = [];
  /** Everything accepted so far, for tests that count. */
  readonly accepted: SentMessage[] = [];
  readonly #seen = new Set<string>();
  #fault: Error | undefined;

  /** The next send fails before anything is accepted. */
  failNext(fault: Error): void {
    this.#fault = fault;
  }

  async sendPage(message: PageMessage, { notBefore }: { notBefore?: Date } = {}): Promise<void> {
    this.#refuse();
    this.#accept({ queue: 'scan', messageId: pageMessageIdOf(message), notBefore, body: message });
  }

  async sendJobs(jobs: readonly ValidationJob[], { notBefore }: { notBefore?: Date } = {}): Promise<void> {
    this.#refuse();
    for (const body of jobs) {
      const queue = body.lane === 'first' ? 'validation' : 'revalidation';
      this.#accept({ queue, messageId: jobIdOf(body), notBefore, body, sessionId: body.partition });
    }
  }

  #refuse(): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault;
  }

  #accept(message: SentMessage): void {
    if (this.#seen.has(`${message.queue} ${message.messageId}`)) return;
    this.#seen.add(`${message.queue} ${message.messageId}`);
    // A copy, as the wire makes one: nobody downstream sees later changes to the sender's object.
    const copy = structuredClone(message);
    this.accepted.push(copy);
    this.waiting.push(copy);
  }
}
