import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerAdmin } from './admin-endpoint.ts';
import type { AdminEndpoint } from './admin-endpoint.ts';
import { sendHttpOutput, toHttpInput } from './http-input.ts';
import type { FindRoute } from './http-routes.ts';
import type { InFlight } from './in-flight.ts';
import type { Invoker } from './invoker.ts';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';

export type RunningHost = {
  findRoute: FindRoute;
  invoker: Invoker;
  admin: AdminEndpoint;
  inFlight: InFlight;
  /** Longest body of a request, in bytes. */
  bodyLimit: number;
};

/** Serves the HTTP functions. `host` is undefined when the host could not start: every answer is then 503. */
export async function startHttpServer(at: {
  host: RunningHost | undefined;
  port: number;
  log: RunLog;
}): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    answer(at.host, request, response).catch((error: unknown) => {
      at.log({ level: 'error', category: 'Host.Http', message: messageOf(error) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The HTTP server has no port.');
  return { server, port: address.port };
}

async function answer(
  host: RunningHost | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (host === undefined) {
    response.writeHead(503).end('Function host is not running.');
    return;
  }
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  if (/^\/admin(\/|$)/i.test(url.pathname)) {
    answerAdmin(host.admin, { request, response, pathname: url.pathname });
    return;
  }
  const call = host.findRoute({ method: request.method ?? 'GET', pathname: url.pathname });
  if (call === undefined) {
    response.writeHead(404).end();
    return;
  }
  // Any key is a good key here, and none as well, as with Core Tools: the keys belong to the platform.
  const input = await toHttpInput({ request, url, params: call.params, bodyLimit: host.bodyLimit });
  if (input === undefined) {
    response.writeHead(413).end();
    request.resume(); // as Kestrel does: what still comes is dropped, else the caller may not see the answer
    return;
  }
  await host.inFlight.track(
    host.invoker.invoke(call.target, input).then(
      (output) => {
        sendHttpOutput(response, output);
      },
      () => {
        response.writeHead(500).end(); // the invoker has logged why; the caller learns nothing
      },
    ),
  );
}
