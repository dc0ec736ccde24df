import { jobIdOf, pageMessageIdOf } from '../../../shared/changes/job-id.ts';
import { makeQueueDouble } from '../../doubles/queue/make-queue-double.ts';
import { queueContract } from './queue-contract.ts';

const isDue = ({ notBefore }: { notBefore?: Date }): boolean => notBefore === undefined;

describe('in memory', () => {
  queueContract(async () => {
    const sender = makeQueueDouble({ jobIdOf, pageMessageIdOf });
    return {
      sender,
      takePages: async () => sender.pages.filter(isDue),
      takeJobs: async (lane) => sender.jobs.filter((job) => isDue(job) && job.body.lane === lane),
      close: async () => undefined,
    };
  });

  it('tells what was dropped and what waits', async () => {
    const queue = makeQueueDouble({ jobIdOf, pageMessageIdOf: ({ page }) => `page-${String(page)}` });
    const message = { kind: 'sweep', runId: 'r', epoch: 1, page: 1, attempt: 0 } as unknown as Parameters<
      typeof queue.sendPage
    >[0]; // the double looks at nothing but the page
    await queue.sendPage(message);
    await queue.sendPage(message);
    const notBefore = new Date(0);
    await queue.sendPage({ ...message, page: 2 }, { notBefore });
    expect(queue.duplicates).toEqual(['page-1']);
    expect(queue.scheduled()).toEqual([{ messageId: 'page-2', body: { ...message, page: 2 }, notBefore }]);
  });
});
