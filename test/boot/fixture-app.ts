import azureFunctions from '@azure/functions';

/** One function of every kind the app has, to test the listing itself. */
const { app } = azureFunctions;
const handler = () => undefined;

if (process.env['MUST_BE_SET'] === undefined) throw new Error('MUST_BE_SET is missing');

app.timer('Tick', { schedule: '0 */5 * * * *', handler });
app.serviceBusQueue('Work', { connection: 'SERVICE_BUS', queueName: '%WORK_QUEUE%', handler });
app.serviceBusQueue('WorkInSessions', {
  connection: 'SERVICE_BUS',
  queueName: '%SESSION_QUEUE%',
  isSessionsEnabled: true,
  handler,
});
app.http('Manage', {
  methods: ['GET', 'PUT'],
  authLevel: 'function',
  route: 'manage/{id?}',
  handler: () => ({ status: 204 }),
});
app.http('Ping', { methods: ['GET'], handler: () => ({ body: 'pong' }) });
