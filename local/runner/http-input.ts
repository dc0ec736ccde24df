import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpData, InvocationResponse } from './core-api.ts';
import type { TriggerInput } from './invoker.ts';

/** The host's own limit: bodies beyond it are refused before a function hears of them. */
const BODY_BYTES_MAX = 104_857_600;

/** The setting that lowers the host's limit: FUNCTIONS_REQUEST_BODY_SIZE_LIMIT. */
export const bodyLimitOf = (env: NodeJS.ProcessEnv): number =>
  Number(env['FUNCTIONS_REQUEST_BODY_SIZE_LIMIT'] ?? BODY_BYTES_MAX);

/** The body, or undefined as soon as it is longer than the limit. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer; // no encoding is set on the request
    length += bytes.length;
    if (length > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The front end appends the caller's address to what the caller may have sent. */
function forwardedFor({ headersDistinct, socket }: IncomingMessage): [string, string] {
  const name = 'x-forwarded-for';
  const caller = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
  return [name, [...(headersDistinct[name] ?? []), caller].join(', ')];
}

/** A request as the host hands it to the worker: one text a header and query name, repeated ones joined by a comma. */
export async function toHttpInput(at: {
  request: IncomingMessage;
  url: URL;
  params: Record<string, string>;
  bodyLimit: number;
}): Promise<TriggerInput | undefined> {
  const { request, url, params } = at;
  const bytes = await readBody(request, at.bodyLimit);
  if (bytes === undefined) return undefined;
  const headers = Object.entries(request.headersDistinct).map(([name, values = []]): [string, string] => [
    name,
    values.join(','),
  ]);
  const query = [...new Set(url.searchParams.keys())].map((name): [string, string] => [
    name,
    url.searchParams.getAll(name).join(','),
  ]);
  const http: HttpData = {
    method: request.method ?? 'GET',
    url: url.href,
    headers: Object.fromEntries([...headers, forwardedFor(request)]),
    query: Object.fromEntries(query),
    params,
    body: { bytes },
  };
  return { data: { http } };
}

/** Writes what the function returned; no return value is 204. */
export function sendHttpOutput(response: ServerResponse, { returnValue }: InvocationResponse): void {
  const http = returnValue?.http;
  response.writeHead(Number(http?.statusCode ?? 204), http?.headers ?? {});
  response.end(http?.body?.bytes);
}
