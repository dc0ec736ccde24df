import { jobIdOf, pageMessageIdOf } from '../../../shared/changes/job-id.ts';
import type { Lane, PageMessage, QueueSender, ValidationJob } from '../../../shared/queue/contract.ts';
import { contactIdOf, runIdOf } from '../../builders/ids.ts';

export type Arrived = { messageId: unknown; sessionId?: unknown; body: unknown };

/** A sender with its queues: takes out what has arrived and may be worked on. */
export type OpenQueues = {
  sender: QueueSender;
  takePages: () => Promise<readonly Arrived[]>;
  takeJobs: (lane: Lane) => Promise<readonly Arrived[]>;
  close: () => Promise<void>;
};

const aPage = (overrides: Partial<PageMessage> = {}): PageMessage => ({
  kind: 'sweep',
  runId: runIdOf('run-1'),
  epoch: 1,
  page: 0,
  attempt: 0,
  ...overrides,
});

const aJob = (number: number, overrides: Partial<ValidationJob> = {}): ValidationJob => ({
  runId: runIdOf('run-1'),
  epoch: 1,
  lane: 'first',
  source: 'page-1',
  partition: (number % 16).toString(16),
  items: [{ contactId: contactIdOf(number), cause: 'contact', stamp: 'a' }],
  attempt: 0,
  failures: 0,
  ...overrides,
});

const asMessage = (job: ValidationJob): Arrived => ({
  messageId: jobIdOf(job),
  sessionId: job.partition,
  body: job,
});

const byMessageId = (messages: readonly Arrived[]): readonly Arrived[] =>
  messages.toSorted((left, right) => (String(left.messageId) < String(right.messageId) ? -1 : 1));

async function withQueues(open: () => Promise<OpenQueues>, test: (queues: OpenQueues) => Promise<void>) {
  const queues = await open();
  try {
    await test(queues);
  } finally {
    await queues.close();
  }
}

/** What every implementation of QueueSender must do. */
export function queueContract(open: () => Promise<OpenQueues>): void {
  it('sends a page once, however often the same attempt is sent', () =>
    withQueues(open, async ({ sender, takePages }) => {
      const page = aPage({ page: 3 });
      const retry = aPage({ page: 3, attempt: 1 });
      await sender.sendPage(page);
      await sender.sendPage(page);
      await sender.sendPage(retry);
      expect(byMessageId(await takePages())).toEqual(
        byMessageId([page, retry].map((body) => ({ messageId: pageMessageIdOf(body), body }))),
      );
    }));

  it('sends jobs to the queue of their lane, in the session of their partition', () =>
    withQueues(open, async ({ sender, takeJobs }) => {
      const first = [1, 2, 17].map((number) => aJob(number));
      const later = aJob(3, { lane: 'later' });
      await sender.sendJobs([...first, later]);
      expect(byMessageId(await takeJobs('first'))).toEqual(byMessageId(first.map(asMessage)));
      expect(await takeJobs('later')).toEqual([asMessage(later)]);
    }));

  it('drops a job whose items come again in another order, and keeps a further attempt', () =>
    withQueues(open, async ({ sender, takeJobs }) => {
      const items = [1, 2].map((number) => aJob(number).items).flat();
      const job = aJob(1, { items });
      await sender.sendJobs([job]);
      await sender.sendJobs([aJob(1, { items: items.toReversed() }), aJob(1, { items, attempt: 1 })]);
      expect((await takeJobs('first')).map(({ messageId }) => messageId).toSorted()).toEqual(
        [jobIdOf(job), jobIdOf({ ...job, attempt: 1 })].toSorted(),
      );
    }));

  it('holds a message back until its time', () =>
    withQueues(open, async ({ sender, takePages, takeJobs }) => {
      const notBefore = new Date(Date.now() + 3_600_000);
      await sender.sendPage(aPage(), { notBefore });
      await sender.sendJobs([aJob(1)], { notBefore });
      await sender.sendPage(aPage({ page: 1 }));
      await sender.sendJobs([aJob(2)]);
      expect((await takePages()).map(({ body }) => body)).toEqual([aPage({ page: 1 })]);
      expect((await takeJobs('first')).map(({ body }) => body)).toEqual([aJob(2)]);
    }));

  it('sends nothing when there is nothing to send', () =>
    withQueues(open, async ({ sender, takeJobs }) => {
      await sender.sendJobs([]);
      expect(await takeJobs('first')).toEqual([]);
    }));
}
