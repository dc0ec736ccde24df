import { setTimeout as delay } from 'node:timers/promises';
import { isServiceBusError } from '@azure/service-bus';
import type { ServiceBusClient, ServiceBusSessionReceiver } from '@azure/service-bus';
import type { Listener } from './listener.ts';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import type { DispatchDelivery } from './settle-message.ts';

type SessionSource = {
  client: ServiceBusClient;
  queueName: string;
  maxConcurrentSessions: number;
  sessionIdleMs: number;
  lockRenewalMs: number;
  dispatch: DispatchDelivery;
  log: RunLog;
};
/** Before asking for a session again after a refusal: keeps a dead endpoint from being hammered. */
const RETRY_PAUSE_MS = 250;

/** Receives a session queue: so many sessions side by side, one message at a time within each. */
export function listenToSessions(source: SessionSource): Listener {
  const stopping = new AbortController();
  const slots = Array.from({ length: source.maxConcurrentSessions }, () =>
    serveSlot(source, stopping.signal),
  );
  return {
    stop: () => {
      stopping.abort();
      // A slot that waits for a session ends with the connection, which is closed last.
      void Promise.allSettled(slots);
      return Promise.resolve();
    },
  };
}

async function serveSlot(source: SessionSource, stopping: AbortSignal): Promise<void> {
  const isStopping = () => stopping.aborted;
  while (!isStopping()) {
    try {
      const receiver = await source.client.acceptNextSession(source.queueName, {
        receiveMode: 'peekLock',
        skipParsingBodyAsJson: true,
        maxAutoLockRenewalDurationInMs: source.lockRenewalMs,
        abortSignal: stopping,
      });
      await serveSession({ ...source, receiver, stopping }).finally(() => receiver.close());
    } catch (error) {
      if (isStopping()) return;
      if (!isNoSession(error)) {
        const message = `Receiving sessions of ${source.queueName} failed: ${messageOf(error)}`;
        source.log({ level: 'warning', category: 'Host.ServiceBus', message });
      }
      await delay(RETRY_PAUSE_MS, undefined, { ref: false });
    }
  }
}

/** Until the session has been idle for the time that host.json allows; then the slot serves another one. */
async function serveSession(
  at: SessionSource & { receiver: ServiceBusSessionReceiver; stopping: AbortSignal },
): Promise<void> {
  const { receiver, dispatch, stopping } = at;
  while (!stopping.aborted) {
    const [message] = await receiver.receiveMessages(1, {
      maxWaitTimeInMs: at.sessionIdleMs,
      abortSignal: stopping,
    });
    if (message === undefined) return;
    await dispatch({ receiver, message });
  }
}

/** The broker's answer when no session has a message: nothing is wrong. */
const isNoSession = (error: unknown) =>
  isServiceBusError(error) && (error.code === 'ServiceTimeout' || error.code === 'SessionCannotBeLocked');
