import { setTimeout as delay } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import type { HostSettings } from './host-settings.ts';
import type { InFlight } from './in-flight.ts';
import type { IndexedFunction, Trigger } from './index-functions.ts';
import type { Invoker } from './invoker.ts';
import type { Listener } from './listener.ts';
import { toMessageInput } from './message-input.ts';
import { listenToQueue } from './queue-listener.ts';
import type { RunLog } from './run-log.ts';
import { listenToSessions } from './session-listener.ts';
import { handleAndSettle } from './settle-message.ts';
import type { Delivery } from './settle-message.ts';
import { isMonitored, TimerListener } from './timer-listener.ts';
import { TimerStatusFile } from './timer-status-file.ts';

export type ListenerDeps = {
  settings: HostSettings;
  env: NodeJS.ProcessEnv;
  stateDir: string;
  invoker: Invoker;
  inFlight: InFlight;
  log: RunLog;
};
export type Listeners = { stop(): Promise<void>; closeConnections(): Promise<void> };

/** Starts what feeds timer and queue functions. A missing connection setting fails all of it, as in the host. */
export async function startListeners(
  functions: readonly IndexedFunction[],
  deps: ListenerDeps,
): Promise<Listeners> {
  const clients = new Map<string, ServiceBusClient>();
  for (const { trigger, registered } of functions) {
    if (trigger.kind !== 'queue' || clients.has(trigger.connection)) continue;
    clients.set(
      trigger.connection,
      connect({ setting: trigger.connection, functionName: registered.name, deps }),
    );
  }
  const listeners: Listener[] = [];
  for (const target of functions) {
    const { trigger } = target;
    if (trigger.kind === 'timer') listeners.push(await startTimer(target, { trigger, deps }));
    if (trigger.kind !== 'queue') continue;
    const client = clients.get(trigger.connection);
    if (client !== undefined) listeners.push(startQueue(target, { trigger, client, deps }));
  }
  return {
    stop: async () => {
      await inTime(Promise.allSettled(listeners.map((listener) => listener.stop())));
    },
    closeConnections: async () => {
      await inTime(Promise.allSettled([...clients.values()].map((client) => client.close())));
    },
  };
}

/** The client never ends closing a link that was still opening; the process ends soon, so nothing is lost by not waiting. */
const CLOSE_LIMIT_MS = 500;
const inTime = (closing: Promise<unknown>) => Promise.race([closing, delay(CLOSE_LIMIT_MS)]);

function connect(at: { setting: string; functionName: string; deps: ListenerDeps }): ServiceBusClient {
  const connectionString = at.deps.env[at.setting];
  if (connectionString === undefined || connectionString === '') {
    throw new Error(
      `${at.functionName} needs the app setting ${at.setting}: a Service Bus connection string (the local runner knows no identity connections).`,
    );
  }
  return new ServiceBusClient(connectionString);
}

async function startTimer(
  target: IndexedFunction,
  { trigger, deps }: { trigger: Extract<Trigger, { kind: 'timer' }>; deps: ListenerDeps },
): Promise<Listener> {
  const { stateDir, inFlight, invoker } = deps;
  const listener = new TimerListener({
    trigger,
    statusFile: isMonitored(trigger, new Date())
      ? new TimerStatusFile({ stateDir, functionName: target.registered.name })
      : undefined,
    fire: (data) => inFlight.track(invoker.invoke(target, { data })),
  });
  await listener.start();
  return listener;
}

function startQueue(
  target: IndexedFunction,
  at: { trigger: Extract<Trigger, { kind: 'queue' }>; client: ServiceBusClient; deps: ListenerDeps },
): Listener {
  const { settings, invoker, inFlight, log } = at.deps;
  const { serviceBus } = settings.extensions;
  const source = {
    client: at.client,
    queueName: at.trigger.queueName,
    lockRenewalMs: serviceBus.maxAutoLockRenewalDuration,
    log,
    dispatch: (delivery: Delivery) =>
      inFlight.track(
        handleAndSettle(delivery, {
          log,
          handle: (message) => invoker.invoke(target, toMessageInput(message)),
        }),
      ),
  };
  return at.trigger.sessions
    ? listenToSessions({
        ...source,
        maxConcurrentSessions: serviceBus.maxConcurrentSessions,
        sessionIdleMs: serviceBus.sessionIdleTimeout,
      })
    : listenToQueue({ ...source, maxConcurrentCalls: serviceBus.maxConcurrentCalls });
}
