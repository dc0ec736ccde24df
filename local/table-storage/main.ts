import { createServer, type IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import { loadAzurite } from './azurite-parts.ts';
import { countOperations } from './count-operations.ts';
import { openEntities } from './open-entities.ts';
import { makeSqliteStore } from './sqlite-store.ts';
import { COUNT_MESSAGE, STOP_MESSAGE, type StorageMessage } from './storage-messages.ts';

const HOST = '127.0.0.1';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, file: { type: 'string', default: ':memory:' } },
});

const tell = (message: StorageMessage): void => {
  if (process.connected) process.send?.(message);
};

/** Azurite decodes the body of a single write chunk by chunk and breaks a character that lies on a border; not a batch's. */
function readWholeCharacters(request: IncomingMessage): void {
  if (request.url?.includes('$batch') !== true) request.setEncoding('utf8');
}

/** Whoever started us went before we listened for it; never so where nobody did. */
const wasAbandoned = (): boolean => process.send !== undefined && !process.connected;

/** Azurite's table service on a store of ours, as a process of its own. */
async function main(): Promise<void> {
  const parts = loadAzurite();
  const store = new (makeSqliteStore(parts))(openEntities(values.file));
  await store.init();
  const accounts = new parts.Accounts(parts.logger);
  await accounts.init();
  // In the order of its constructor: access log, where to, any version of the API, OAuth level, addresses by path.
  const listeners = new parts.Listeners(store, accounts, false, undefined, true, undefined, true);
  const http = createServer();
  const server = new parts.Server(HOST, Number(values.port), http, listeners, new parts.Configuration());
  http.prependListener('request', readWholeCharacters);
  const operations = countOperations(http);
  await server.start();

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await server.close();
    await store.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole terminal; whoever started us says when
  process.on('disconnect', () => void stop()); // whoever started us is gone, perhaps killed: leave nothing behind
  process.on('message', (message) => {
    if (message === COUNT_MESSAGE) tell({ kind: 'operations', operations: operations() });
    if (message === STOP_MESSAGE) void stop();
  });
  tell({ kind: 'ready' });
  if (wasAbandoned()) await stop();
}

await main();
