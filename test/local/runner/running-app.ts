import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import type { ServiceBusMessage } from '@azure/service-bus';
import { buildBundle } from '../../../local/bundle.ts';
import { startRunner } from '../../../local/runner/supervise-runner.ts';
import { startServiceBus } from '../../../local/service-bus/start-service-bus.ts';

const QUEUES = { WORK_QUEUE: 'work', SESSION_QUEUE: 'work-in-sessions' };
const HOST_JSON = {
  version: '2.0',
  functionTimeout: '00:00:05',
  extensions: {
    serviceBus: { maxConcurrentCalls: 3, maxConcurrentSessions: 2, sessionIdleTimeout: '00:00:00.200' },
  },
};

export type AppEvent = Record<string, unknown> & { kind: string; at?: string; name?: string; pid: number };
export type RunningApp = Awaited<ReturnType<typeof runApp>>;

const PATIENCE_MS = 8000;

/** Polls until the value is there; gives up before jest does, so that no loop outlives its test. */
export async function until<T>(read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const value = await read();
    if (value !== undefined) return value;
    await delay(10);
  }
  throw new Error(`Waited ${PATIENCE_MS} ms in vain for: ${read.toString()}`);
}

/** A fixture app under the supervised runner, with a Service Bus of its own and everything in one folder. */
export async function runApp(
  source: string,
  {
    env = {},
    host = {},
    lockDurationMs = 30_000,
  }: { env?: Record<string, string>; host?: object; lockDurationMs?: number } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'runner-test-'));
  const eventsFile = join(folder, 'events.jsonl');
  const outfile = join(folder, 'main.mjs');
  await buildBundle({ entry: source, outfile });
  writeFileSync(join(folder, 'host.json'), JSON.stringify({ ...HOST_JSON, ...host }));
  const queue = { lockDurationMs, maxDeliveryCount: 3, duplicateDetectionWindowMs: 60_000 };
  const bus = await startServiceBus({
    queues: [
      { ...queue, name: QUEUES.WORK_QUEUE, requiresSession: false },
      { ...queue, name: QUEUES.SESSION_QUEUE, requiresSession: true },
    ],
  });
  const client = new ServiceBusClient(bus.connectionString);
  const lines: string[] = [];
  const runner = await startRunner({
    stateDir: join(folder, 'state'),
    bundle: outfile,
    hostJson: join(folder, 'host.json'),
    env: {
      ...QUEUES,
      EVENTS_FILE: eventsFile,
      SERVICE_BUS: bus.connectionString,
      'AzureWebJobs.SwitchedOff.Disabled': 'true',
      ...env,
    },
    onLine: (line) => lines.push(line),
  });
  const events = (kind?: string): AppEvent[] =>
    !existsSync(eventsFile)
      ? []
      : readFileSync(eventsFile, 'utf8')
          .split('\n')
          .filter((line) => line.endsWith('}'))
          .map((line) => JSON.parse(line) as AppEvent) // written by the fixture app
          .filter((event) => kind === undefined || event.kind === kind);
  return {
    runner,
    lines,
    folder,
    events,
    send: (queueName: keyof typeof QUEUES, messages: ServiceBusMessage[]) =>
      client.createSender(QUEUES[queueName]).sendMessages(messages),
    stop: async () => {
      await runner.stop();
      await client.close();
      await bus.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
