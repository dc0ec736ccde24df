import type { ServiceBusClient } from '@azure/service-bus';
import type { Listener } from './listener.ts';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import type { DispatchDelivery } from './settle-message.ts';

/** Receives a queue, or a dead-letter queue by its path, with so many messages in work at a time. */
export function listenToQueue(at: {
  client: ServiceBusClient;
  queueName: string;
  maxConcurrentCalls: number;
  lockRenewalMs: number;
  dispatch: DispatchDelivery;
  log: RunLog;
}): Listener {
  const { log } = at;
  const receiver = at.client.createReceiver(at.queueName, {
    receiveMode: 'peekLock',
    skipParsingBodyAsJson: true,
    maxAutoLockRenewalDurationInMs: at.lockRenewalMs,
  });
  let stopping = false;
  const subscription = receiver.subscribe(
    {
      // What still arrives after the stop keeps its lock until the connection ends; it counts as no failed delivery.
      processMessage: (message) => (stopping ? Promise.resolve() : at.dispatch({ receiver, message })),
      processError: ({ error }) => {
        log({
          level: 'warning',
          category: 'Host.ServiceBus',
          message: `Receiving from ${at.queueName} failed: ${messageOf(error)}`,
        });
        return Promise.resolve();
      },
    },
    { autoCompleteMessages: false, maxConcurrentCalls: at.maxConcurrentCalls },
  );
  return {
    stop: () => {
      stopping = true;
      return subscription.close();
    },
  };
}
