import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';

export type Delivery = { receiver: ServiceBusReceiver; message: ServiceBusReceivedMessage };
export type DispatchDelivery = (delivery: Delivery) => Promise<void>;

/** Completes on success, abandons on a throw: the message is then delivered again at once, without back-off. */
export async function handleAndSettle(
  { receiver, message }: Delivery,
  { handle, log }: { handle: (message: ServiceBusReceivedMessage) => Promise<unknown>; log: RunLog },
): Promise<void> {
  const succeeded = await handle(message).then(
    () => true,
    () => false, // the invoker has logged it
  );
  try {
    await (succeeded ? receiver.completeMessage(message) : receiver.abandonMessage(message));
  } catch (error) {
    // The lock is lost: the broker delivers the message again by itself.
    log({ level: 'warning', category: 'Host.ServiceBus', message: `Settling failed: ${messageOf(error)}` });
  }
}
