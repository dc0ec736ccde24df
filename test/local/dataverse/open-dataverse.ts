import {
  startDataverse,
  type Dataverse,
  type DataverseOptions,
} from '../../../local/dataverse/start-dataverse.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, {} when there is none. */
  readonly body: Record<string, unknown>;
};

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type Sent = { headers?: Record<string, string>; body?: unknown };

export type OpenDataverse = Dataverse & {
  /** Sends to a path behind the API's base, or to a whole link. */
  send(method: Method, path: string, sent?: Sent): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** The rows of a collection's answer. */
  rows(path: string, headers?: Record<string, string>): Promise<Record<string, unknown>[]>;
};

export const aGuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const rowsOf = (answer: Answer) => (answer.body['value'] ?? []) as Record<string, unknown>[]; // asserted on by the tests

export const errorOf = (answer: Answer) => answer.body['error'] as { code: string; message: string }; // asserted on by the tests

export const linkOf = (answer: Answer, name: 'nextLink' | 'deltaLink') =>
  answer.body[`@odata.${name}`] as string | undefined; // asserted on by the tests

function parseJson(text: string): Record<string, unknown> {
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}; // an object, by its first character
}

const toText = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

/** A running stand-in with a plain client that holds a valid token. */
export async function openDataverse(options: DataverseOptions = {}): Promise<OpenDataverse> {
  const dataverse = await startDataverse(options);
  const send = async (method: Method, path: string, sent: Sent = {}): Promise<Answer> => {
    const url = path.startsWith('http') ? path : dataverse.apiUrl + path;
    const authorization = `Bearer ${dataverse.issueToken()}`;
    const hasBody = sent.body !== undefined;
    const headers = new Headers({ authorization, ...sent.headers });
    if (hasBody && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await fetch(url, { method, headers, ...(hasBody ? { body: toText(sent.body) } : {}) });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    return { status: response.status, headers: response.headers, text, body: parseJson(text) };
  };
  const get = (path: string, headers: Record<string, string> = {}) => send('GET', path, { headers });
  return { ...dataverse, send, get, rows: async (path, headers) => rowsOf(await get(path, headers)) };
}
