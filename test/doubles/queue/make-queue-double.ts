import type { PageMessage, QueueSender, ValidationJob } from '../../../shared/queue/contract.ts';

type Sent<Body> = { messageId: string; body: Body; notBefore?: Date };
export type SentPage = Sent<PageMessage>;
export type SentJob = Sent<ValidationJob> & { sessionId: string };

export type QueueDouble = QueueSender & {
  /** What the queues accepted, scheduled messages included, oldest first. Take them out to play the receiver. */
  readonly pages: SentPage[];
  readonly jobs: SentJob[];
  /** Accepted messages that wait for their time. */
  scheduled: () => readonly (SentPage | SentJob)[];
  /** Message ids that came again and were dropped. */
  readonly duplicates: readonly string[];
};

/** Both kinds of queue in memory, with duplicate detection over its whole life. */
export function makeQueueDouble(ids: {
  jobIdOf: (job: ValidationJob) => string;
  pageMessageIdOf: (message: PageMessage) => string;
}): QueueDouble {
  const pages: SentPage[] = [];
  const jobs: SentJob[] = [];
  const duplicates: string[] = [];
  const seen = new Set<string>();

  const isNew = (queue: string, messageId: string): boolean => {
    const key = `${queue} ${messageId}`;
    if (seen.has(key)) duplicates.push(messageId);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  };

  const sentOf = <Body>(messageId: string, body: Body, notBefore: Date | undefined): Sent<Body> => ({
    messageId,
    body: structuredClone(body),
    ...(notBefore === undefined ? {} : { notBefore }),
  });

  return {
    pages,
    jobs,
    duplicates,
    scheduled: () => [...pages, ...jobs].filter((message) => message.notBefore !== undefined),
    sendPage: async (message, options) => {
      const messageId = ids.pageMessageIdOf(message);
      if (isNew('scan', messageId)) pages.push(sentOf(messageId, message, options?.notBefore));
    },
    sendJobs: async (sent, options) => {
      for (const job of sent) {
        const messageId = ids.jobIdOf(job);
        if (!isNew(job.lane, messageId)) continue;
        jobs.push({ ...sentOf(messageId, job, options?.notBefore), sessionId: job.partition });
      }
    },
  };
}
