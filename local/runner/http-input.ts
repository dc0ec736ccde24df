import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HttpData, InvocationResponse } from './core-api.ts';
import type { TriggerInput } from './invoker.ts';

/** A request as the host hands it to the worker: one text a header and query name, repeated ones joined by a comma. */
export async function toHttpInput(at: {
  request: IncomingMessage;
  url: URL;
  params: Record<string, string>;
}): Promise<TriggerInput> {
  const { request, url, params } = at;
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
  );
  const query = [...new Set(url.searchParams.keys())].map((name): [string, string] => [
    name,
    url.searchParams.getAll(name).join(','),
  ]);
  const http: HttpData = {
    method: request.method ?? 'GET',
    url: url.href,
    headers: Object.fromEntries(headers),
    query: Object.fromEntries(query),
    params,
    body: { bytes: await buffer(request) },
  };
  return { data: { http } };
}

/** Writes what the function returned; no return value is 204. */
export function sendHttpOutput(response: ServerResponse, { returnValue }: InvocationResponse): void {
  const http = returnValue?.http;
  response.writeHead(Number(http?.statusCode ?? 204), http?.headers ?? {});
  response.end(http?.body?.bytes);
}
