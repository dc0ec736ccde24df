import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IndexedFunction } from './index-functions.ts';

export type AdminEndpoint = {
  functions: readonly IndexedFunction[];
  fireTimer: (target: IndexedFunction) => void;
};

/** The host's own addresses: its state, the functions it runs, and firing a timer by hand. */
export function answerAdmin(
  { functions, fireTimer }: AdminEndpoint,
  { request, response, pathname }: { request: IncomingMessage; response: ServerResponse; pathname: string },
): void {
  const [, , area, name] = pathname.split('/');
  if (request.method === 'GET' && area === 'host' && name === 'status') {
    // Running also without functions: a health check must look at the list.
    sendJson(response, { state: 'Running' });
    return;
  }
  if (request.method === 'GET' && area === 'functions' && name === undefined) {
    sendJson(
      response,
      functions.map(({ registered }) => ({ name: registered.name })),
    );
    return;
  }
  const target = functions.find(({ registered }) => registered.name.toLowerCase() === name?.toLowerCase());
  if (request.method !== 'POST' || area !== 'functions' || target === undefined) {
    sendStatus(response, 404);
  } else if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    sendStatus(response, 415);
  } else if (target.trigger.kind !== 'timer') {
    // The host would take a message or a request here; to try one, send it the way its callers do.
    sendStatus(response, 400);
  } else {
    fireTimer(target);
    sendStatus(response, 202);
  }
}

function sendStatus(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
