import { randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenCredential } from '@azure/core-auth';

const HOST = '127.0.0.1';
const API_VERSION = '2019-08-01';

export type TokenEndpoint = { endpoint: string; header: string; stop: () => Promise<void> };

type Reply = { status: number; body: object };
const refusal = (status: number, message: string): Reply => ({
  status,
  body: { statusCode: status, message },
});

const isSame = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

/**
 * Hands the app a person's own tokens for one environment, the way App Service hands a managed identity's: the app runs
 * unchanged. On 127.0.0.1, for whoever knows the header, and for that environment alone.
 */
export async function startTokenEndpoint(deps: {
  credential: TokenCredential;
  origin: string;
}): Promise<TokenEndpoint> {
  const header = randomUUID();
  const answer = async ({ method, url, headers }: IncomingMessage): Promise<Reply> => {
    if (method !== 'GET') return refusal(405, 'Only GET is supported.');
    if (!isSame(String(headers['x-identity-header'] ?? ''), header))
      return refusal(401, 'X-IDENTITY-HEADER is wrong.');
    const asked = new URL(url ?? '/', `http://${HOST}`).searchParams;
    const resource = asked.get('resource')?.replace(/\/+$/, '') ?? '';
    if (asked.get('api-version') !== API_VERSION || resource !== deps.origin)
      return refusal(400, `Only tokens for ${deps.origin} are given here.`);
    const token = await deps.credential.getToken(`${deps.origin}/.default`);
    if (token === null) return refusal(500, 'The sign-in gave no token.');
    const expires = String(Math.floor(token.expiresOnTimestamp / 1000));
    return {
      status: 200,
      body: { access_token: token.token, expires_on: expires, resource, token_type: 'Bearer' },
    };
  };
  const server = createServer((request, response) => {
    answer(request)
      // The text of a failed sign-in is the person's to see; the app needs to know only that there is no token.
      .catch((fault: unknown) => refusal(500, fault instanceof Error ? fault.name : 'sign-in failed'))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      }, response.destroy.bind(response));
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listens on TCP
  return {
    endpoint: `http://${HOST}:${port}/token`,
    header,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
