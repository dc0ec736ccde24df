import { ServiceBusClient } from '@azure/service-bus';
import { startServiceBus } from '../../../local/service-bus/start-service-bus.ts';
import { jobIdOf, pageMessageIdOf } from '../../../shared/changes/job-id.ts';
import type { PageMessage, ValidationJob } from '../../../shared/queue/contract.ts';
import { makeServiceBusSender } from '../../../shared/queue/service-bus-sender.ts';
import { contactIdOf, runIdOf } from '../../builders/ids.ts';

const QUEUES = { scan: 'scan', validation: 'validation', revalidation: 'missing' };
const NO_RETRIES = { retryOptions: { maxRetries: 0, retryDelayInMs: 10, timeoutInMs: 2_000 } };

const page: PageMessage = { kind: 'sweep', runId: runIdOf('run-1'), epoch: 1, page: 1, attempt: 0 };

const jobWithStampOf = (length: number, overrides: Partial<ValidationJob> = {}): ValidationJob => ({
  runId: runIdOf('run-1'),
  epoch: 1,
  lane: 'first',
  source: 'page-1',
  partition: 'a',
  items: [{ contactId: contactIdOf(1), cause: 'profile', stamp: 'x'.repeat(length) }],
  attempt: 0,
  failures: 0,
  ...overrides,
});

async function openSender() {
  const bus = await startServiceBus({
    queues: [{ name: QUEUES.scan }, { name: QUEUES.validation, requiresSession: true }],
  });
  const client = new ServiceBusClient(bus.connectionString, NO_RETRIES);
  const sender = makeServiceBusSender({ client, queues: QUEUES, jobIdOf, pageMessageIdOf });
  const close = async () => {
    await client.close();
    await bus.stop();
  };
  return { bus, client, sender, close };
}

describe('makeServiceBusSender', () => {
  it('splits jobs that one batch cannot hold', async () => {
    const { bus, sender, close } = await openSender();
    const jobs = Array.from({ length: 60 }, (_, attempt) => jobWithStampOf(40_000, { attempt }));
    await sender.sendJobs(jobs);
    expect(bus.statistics()[QUEUES.validation]).toMatchObject({ active: 60 });
    await close();
  });

  it('gives up on a job that no batch can hold, naming its id and the queue', async () => {
    const { sender, close } = await openSender();
    const job = jobWithStampOf(5_000_000);
    await expect(sender.sendJobs([jobWithStampOf(1), job])).rejects.toMatchObject({
      name: 'GiveUp',
      reason: 'message_malformed',
      message: expect.stringContaining(`message ${jobIdOf(job)} exceeds`) as unknown,
    });
    await close();
  });

  it('says which queue is missing', async () => {
    const { sender, close } = await openSender();
    await expect(sender.sendJobs([jobWithStampOf(1, { lane: 'later' })])).rejects.toThrow(
      /sending to queue missing was refused with MessagingEntityNotFound; create the queue/,
    );
    await close();
  });

  it('asks for a later attempt while nobody answers', async () => {
    const { bus, client, sender } = await openSender();
    await bus.stop();
    await expect(sender.sendPage(page)).rejects.toMatchObject({
      name: 'RetryLater',
      reason: 'queue_unavailable',
    });
    await client.close();
  });
});
