import type { ServiceBusClient } from '@azure/service-bus';
import type { QueueProbe } from './contract.ts';
import { queueFault } from './queue-faults.ts';
import type { ServiceBusSenderDeps } from './service-bus-sender.ts';

type Deps = { client: ServiceBusClient; queues: ServiceBusSenderDeps['queues'] };

/** Asking for a batch opens the link to the queue, which needs the queue and the right to send, and sends nothing. */
export const makeServiceBusProbe = ({ client, queues }: Deps): QueueProbe => ({
  async reachQueues() {
    for (const queue of Object.values(queues)) {
      const sender = client.createSender(queue);
      try {
        await sender.createMessageBatch();
      } catch (error) {
        return { kind: 'unreachable', problem: queueFault(error, `opening queue ${queue}`).message };
      } finally {
        await sender.close();
      }
    }
    return { kind: 'reached' };
  },
});
