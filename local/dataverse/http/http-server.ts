import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiRequest, ApiResponse } from '../api-request.ts';
import { ConnectionReset } from '../fault-injection.ts';
import { errorResponse } from '../routes/error-response.ts';
import { toApiRequest } from '../to-api-request.ts';
import { handleApiRequest, type ApiDeps } from './handle-api-request.ts';
import { answerIdentityRequest, IDENTITY_PATH } from './identity-endpoint.ts';

type ServerDeps = ApiDeps & {
  readonly apiUrl: () => string;
  readonly identity: { readonly header: string; readonly clientId: string; readonly lifetimeSeconds: number };
};

/** A batch part's address alone may have 65,536 characters; a single request's 32,768, headers beside it. */
const MAX_HEADER_BYTES = 64 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array)); // no encoding is set: chunks are bytes
  return Buffer.concat(chunks).toString('utf8');
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : (value ?? '');
    return [name, text] as const;
  });
  // The documentation's own examples send this on every request; it is no condition.
  return Object.fromEntries(
    entries.filter(([name, value]) => !(name === 'if-none-match' && value === 'null')),
  );
}

async function answer(deps: ServerDeps, incoming: IncomingMessage): Promise<ApiResponse> {
  const method = incoming.method ?? 'GET';
  const address = incoming.url ?? '/';
  const headers = flatHeaders(incoming);
  const url = new URL(address, deps.origin());
  if (url.pathname === IDENTITY_PATH) {
    deps.counter.count('token');
    return answerIdentityRequest({ tokens: deps.tokens, ...deps.identity }, { method, url, headers });
  }
  const body = await readBody(incoming);
  let request: ApiRequest;
  try {
    request = toApiRequest({
      method,
      url: address,
      headers,
      body,
      isBatchPart: false,
      apiUrl: deps.apiUrl(),
    });
  } catch (error) {
    deps.counter.count('other');
    return errorResponse(error, { method, path: '', query: '', headers, body: '', isBatchPart: false });
  }
  return handleApiRequest(deps, request);
}

function send(outgoing: ServerResponse, response: ApiResponse): void {
  outgoing.writeHead(response.status, { ...response.headers, 'x-ms-service-request-id': randomUUID() });
  outgoing.end(response.body);
}

async function handle(deps: ServerDeps, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    send(outgoing, await answer(deps, incoming));
  } catch (error) {
    if (error instanceof ConnectionReset) {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (incoming.socket.destroyed) return; // stopped while the request was under way
    // A fault of the stand-in itself: the test must see it and not take it for a refusal of Dataverse.
    console.error('The Dataverse stand-in failed:', error);
    send(outgoing, {
      status: 500,
      headers: { 'Content-Type': 'text/plain' },
      body: 'The Dataverse stand-in failed: see its log.',
    });
  }
}

export function createHttpServer(deps: ServerDeps): Server {
  return createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    void handle(deps, incoming, outgoing);
  });
}

export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port; // listening on TCP: an address with a port
}

export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
