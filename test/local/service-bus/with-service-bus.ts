import {
  ServiceBusClient,
  type ServiceBusMessage,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';
import {
  startServiceBus,
  type ServiceBus,
  type ServiceBusOptions,
} from '../../../local/service-bus/start-service-bus.ts';

type Started = { bus: ServiceBus; client: ServiceBusClient };

/** Runs a test against a broker of its own, with the genuine client. */
export async function withServiceBus(
  options: ServiceBusOptions,
  test: (started: Started) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = [];
  const bus = await startServiceBus({ ...options, onFault: (error) => faults.push(error) });
  const client = newClient(bus);
  try {
    await test({ bus, client });
  } finally {
    await client.close();
    await bus.stop();
  }
  expect(faults).toEqual([]);
}

/** Without retries a refusal shows at once. */
export function newClient(bus: ServiceBus, timeoutInMs = 5_000): ServiceBusClient {
  return new ServiceBusClient(bus.connectionString, {
    retryOptions: { maxRetries: 0, retryDelayInMs: 50, timeoutInMs },
  });
}

export async function send(
  client: ServiceBusClient,
  queue: string,
  messages: ServiceBusMessage | ServiceBusMessage[],
): Promise<void> {
  const sender = client.createSender(queue);
  await sender.sendMessages(messages);
  await sender.close();
}

export async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 4_000 });
  if (!message) throw new Error('Nothing to receive.');
  return message;
}

export function bodies(messages: ServiceBusReceivedMessage[]): unknown[] {
  return messages.map(({ body }): unknown => body);
}

/** Looks again until the condition holds. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited 5 s in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
