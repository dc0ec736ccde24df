import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { KeysUnavailable, makeSigningKeys } from '../../../shared/access/signing-keys.ts';
import { makeForge, publicJwk } from '../../attacks/token-forge.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}/keys`;
}

const forge = makeForge({ nowSeconds: 0 });
const token = { payload: '', signature: '' };
const header = { alg: 'RS256', kid: forge.kid };
const keysAt = (url: string) =>
  makeSigningKeys({ url, fetch, now: () => new Date(0), onFault: () => undefined });
const genuine: RequestListener = (_request, response) => {
  response.end(JSON.stringify({ keys: [publicJwk(forge)] }));
};

describe('signing keys over HTTP', () => {
  it('are read from the address of the issuer', async () => {
    expect(await keysAt(await serve(genuine))(header, token)).toBeDefined();
  });

  it.each<[string, RequestListener]>([
    ['that refuses', (_request, response) => response.writeHead(404).end()],
    ['that answers a page', (_request, response) => response.end('<html>')],
    ['that answers another shape', (_request, response) => response.end('{"keys":"none"}')],
  ])('are not there behind an address %s', async (_what, listener) => {
    await expect(keysAt(await serve(listener))(header, token)).rejects.toThrow(KeysUnavailable);
  });

  it('are not believed when a redirect leads to them', async () => {
    const elsewhere = await serve(genuine);
    const url = await serve((_request, response) => response.writeHead(302, { location: elsewhere }).end());
    await expect(keysAt(url)(header, token)).rejects.toThrow(KeysUnavailable);
  });
});
