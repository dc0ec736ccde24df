import { appendFileSync } from 'node:fs';
import azureFunctions from '@azure/functions';
import type { HttpRequest, InvocationContext, Timer } from '@azure/functions';

/** An app for the runner's tests: every call leaves one JSON line in the file that EVENTS_FILE names. */
const { app } = azureFunctions;

const note = (event: Record<string, unknown>) => {
  appendFileSync(
    process.env['EVENTS_FILE'] ?? 'events',
    `${JSON.stringify({ ...event, pid: process.pid })}\n`,
  );
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Order = { name: string; pauseMs?: number; throwUntil?: number; die?: boolean; exit?: boolean };

async function work(kind: string, order: Order, context: InvocationContext) {
  const metadata = context.triggerMetadata ?? {};
  note({ kind, at: 'start', name: order.name, metadata });
  if (order.exit === true && metadata['deliveryCount'] === 1) process.exit(3);
  if (order.pauseMs !== undefined) await pause(order.pauseMs);
  if (Number(metadata['deliveryCount']) < (order.throwUntil ?? 0)) throw new Error('not yet');
  note({ kind, at: 'end', name: order.name });
}

app.serviceBusQueue('Work', {
  connection: 'SERVICE_BUS',
  queueName: '%WORK_QUEUE%',
  handler: (message, context) => work('queue', message as Order, context), // what the tests send
});
app.serviceBusQueue('WorkInSessions', {
  connection: 'SERVICE_BUS',
  queueName: '%SESSION_QUEUE%',
  isSessionsEnabled: true,
  handler: (message, context) => work('session', message as Order, context), // what the tests send
});
app.serviceBusQueue('Park', {
  connection: 'SERVICE_BUS',
  queueName: '%WORK_QUEUE%/$DeadLetterQueue',
  handler: (message, context) => {
    note({ kind: 'park', message, metadata: context.triggerMetadata });
  },
});
app.timer('Tick', {
  schedule: '0 0 0 1 1 *',
  handler: (timer: Timer, context) => {
    note({ kind: 'tick', timer, functionName: context.functionName });
  },
});
app.timer('Misconfigured', {
  schedule: '%NO_SUCH_SETTING%',
  handler: () => {
    note({ kind: 'impossible' });
  },
});
app.timer('SwitchedOff', {
  schedule: '* * * * * *',
  handler: () => {
    note({ kind: 'impossible' });
  },
});
app.http('Item', {
  methods: ['GET', 'PUT'],
  route: 'items/{id:int}/{part?}',
  authLevel: 'function',
  handler: async (request: HttpRequest) => ({
    status: 201,
    headers: { 'x-method': request.method },
    jsonBody: {
      params: request.params,
      q: request.query.get('q'),
      body: request.method === 'PUT' ? await request.json() : null,
    },
  }),
});
app.http('SpecialItem', {
  methods: ['GET'],
  route: 'items/special',
  handler: () => ({ body: 'special' }),
});
app.http('Slow', {
  methods: ['GET'],
  handler: async () => {
    note({ kind: 'slow', at: 'start' });
    await pause(300);
    return { body: 'late but there' };
  },
});
app.http('Throws', {
  methods: ['GET'],
  handler: () => {
    throw new Error('a secret of the app');
  },
});
