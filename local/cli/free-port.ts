import { once } from 'node:events';
import { createServer } from 'node:net';

async function listenOnce(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** The wanted port when it is free, else any that is. */
export async function freePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return await listenOnce(0);
  return await listenOnce(wanted).catch(() => listenOnce(0));
}
