import { ServiceBusClient, type ServiceBusReceiver } from '@azure/service-bus';
import { startServiceBus } from '../../../local/service-bus/start-service-bus.ts';
import { jobIdOf, pageMessageIdOf } from '../../../shared/changes/job-id.ts';
import type { Lane } from '../../../shared/queue/contract.ts';
import { makeServiceBusSender } from '../../../shared/queue/service-bus-sender.ts';
import { queueContract, type Arrived, type OpenQueues } from './queue-contract.ts';

const QUEUES = { scan: 'scan', validation: 'validation', revalidation: 'revalidation' };
const LANE_QUEUE: Readonly<Record<Lane, string>> = { first: QUEUES.validation, later: QUEUES.revalidation };
const DUPLICATE_WINDOW_MS = 600_000;
// All tests send before they take, so what may be taken is there at once.
const WAIT_MS = 300;

async function takeAll(receiver: ServiceBusReceiver): Promise<readonly Arrived[]> {
  const messages = await receiver.receiveMessages(100, { maxWaitTimeInMs: WAIT_MS });
  await receiver.close();
  return messages.map(({ messageId, sessionId, body }) => ({
    messageId,
    ...(sessionId === undefined ? {} : { sessionId }),
    body: body as unknown, // the SDK types bodies as `any`
  }));
}

async function openServiceBus(): Promise<OpenQueues> {
  const duplicateDetectionWindowMs = DUPLICATE_WINDOW_MS;
  const bus = await startServiceBus({
    queues: [
      { name: QUEUES.scan, duplicateDetectionWindowMs },
      { name: QUEUES.validation, requiresSession: true, duplicateDetectionWindowMs },
      { name: QUEUES.revalidation, requiresSession: true, duplicateDetectionWindowMs },
    ],
  });
  const client = new ServiceBusClient(bus.connectionString);
  const takeSession = async (queue: string, session: string) =>
    takeAll(await client.acceptSession(queue, session, { receiveMode: 'receiveAndDelete' }));
  return {
    sender: makeServiceBusSender({ client, queues: QUEUES, jobIdOf, pageMessageIdOf }),
    takePages: () => takeAll(client.createReceiver(QUEUES.scan, { receiveMode: 'receiveAndDelete' })),
    takeJobs: async (lane) => {
      const sessions = Array.from({ length: 16 }, (_, session) => session.toString(16));
      const taken = await Promise.all(sessions.map((session) => takeSession(LANE_QUEUE[lane], session)));
      return taken.flat();
    },
    close: async () => {
      await client.close();
      await bus.stop();
    },
  };
}

describe('through Service Bus', () => {
  queueContract(openServiceBus);
});
