import { GiveUp, RetryLater } from '../domain/failures.ts';
import { readClaimsChallenge, type RefusedToken } from './dataverse-token.ts';
import { isTransient, readErrorCode, readMissingPrivilege } from './error-codes.ts';
import { readRetryAfter } from './retry-after.ts';

export type DataverseRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root of the host: `/api/data/v9.2/…`. The host is always ours, so a token never goes elsewhere. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal: AbortSignal;
};

/** Reads the body of an answer; called anew for each attempt. May throw GiveUp for what it cannot make sense of. */
export type ReadBody<Body> = (response: Response) => Promise<Body>;

export type DataverseAnswer<Body = string> = {
  kind: 'answer';
  headers: Headers;
  body: Body;
  /** Parallel requests Dataverse recommends (x-ms-dop-hint). */
  parallelism: number | undefined;
  /** An attempt before this one failed in a way that it may have been carried out. */
  repeated?: true;
};

/** A refusal that another try would meet again: status and code, never the message, which may name people. */
export type DataverseFault = { kind: 'fault'; status: number; code: string };

/** What became of one request on the wire. */
export type Attempt<Body = string> =
  | DataverseAnswer<Body>
  | DataverseFault
  | { kind: 'throttled'; retryAfterMs: number }
  /** `unanswered`: nobody knows whether the request was carried out. */
  | { kind: 'unavailable'; retryAfterMs?: number; cause?: unknown; unanswered?: true }
  | { kind: 'signedOut'; refused: RefusedToken };

export type Connection = {
  origin: string;
  now: () => Date;
  fetch: typeof fetch;
};

// `If-None-Match: null` is Microsoft's way to switch off cached answers (reference/dataverse.md §1).
const HEADERS = {
  Accept: 'application/json',
  'OData-Version': '4.0',
  'OData-MaxVersion': '4.0',
  'If-None-Match': 'null',
};

/** Table and operation without key, query and values: what an error may say of a request. */
const placeOf = ({ method, path }: DataverseRequest): string =>
  `${method} ${/[^/]*$/.exec(path.split(/[?(]/)[0] ?? '')?.[0] ?? ''}`;

function readParallelism(headers: Headers): number | undefined {
  const hint = Number.parseInt(headers.get('x-ms-dop-hint') ?? '', 10);
  return Number.isNaN(hint) ? undefined : hint;
}

type Sent<Body> = { request: DataverseRequest; token: string; readBody: ReadBody<Body> };

async function judge<Body>(
  response: Response,
  { now }: Connection,
  { request, token, readBody }: Sent<Body>,
): Promise<Attempt<Body>> {
  const { status, headers } = response;
  if (status >= 200 && status < 300) {
    return {
      kind: 'answer',
      headers,
      body: await readBody(response),
      parallelism: readParallelism(headers),
    };
  }
  const body = await response.text();
  const retryAfter = headers.get('retry-after');
  if (status === 429) return { kind: 'throttled', retryAfterMs: readRetryAfter(retryAfter, now()) };
  if (status === 401) {
    const claims = readClaimsChallenge(headers.get('www-authenticate'));
    return { kind: 'signedOut', refused: { token, claims } };
  }
  const code = readErrorCode(body);
  const fault = { status, code };
  if (isTransient(fault)) {
    const cause = new Error(`${placeOf(request)}: ${status} ${code}`);
    return {
      kind: 'unavailable',
      cause,
      ...(retryAfter === null ? {} : { retryAfterMs: readRetryAfter(retryAfter, now()) }),
    };
  }
  if (status === 403) {
    const privilege = readMissingPrivilege(body);
    const lack = privilege === undefined ? 'check' : `${privilege} is missing in`;
    const detail = `${placeOf(request)}: 403 ${code}; ${lack} the security role of the application user`;
    throw new GiveUp('dataverse_forbidden', { detail });
  }
  return { kind: 'fault', ...fault };
}

export async function sendOnce<Body>(connection: Connection, sent: Sent<Body>): Promise<Attempt<Body>> {
  const { request, token } = sent;
  const { method, path, body, signal } = request;
  try {
    const response = await connection.fetch(`${connection.origin}${path}`, {
      method,
      headers: { ...HEADERS, ...request.headers, Authorization: `Bearer ${token}` },
      signal,
      redirect: 'manual', // a sign-in page is no answer
      ...(body === undefined ? {} : { body }),
    });
    return await judge(response, connection, sent);
  } catch (cause) {
    if (cause instanceof GiveUp) throw cause;
    if (signal.aborted) throw new RetryLater('out_of_time', { cause, detail: placeOf(request) });
    return { kind: 'unavailable', cause, unanswered: true };
  }
}
