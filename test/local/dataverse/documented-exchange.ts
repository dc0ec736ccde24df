import { statusesOf } from './batch/multipart.ts';
import type { DocumentedExample } from './documented-examples.ts';
import { seedRows } from './documented-rows.ts';
import type { Answer, OpenDataverse } from './open-dataverse.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What must be there before: the rows that the request names, none of them, or the rows with the etag it bears. */
export type Setting = 'present' | 'missing' | 'sameVersion';

const localText = (dataverse: OpenDataverse, text: string) =>
  text.replaceAll(/https:\/\/org\.example\.crm\.dynamics\.com\/api\/data\/v9\.\d\//g, dataverse.apiUrl);

/** The request as documented, for this organization's address, line ends and etags. */
export async function sendDocumented(
  dataverse: OpenDataverse,
  example: DocumentedExample,
  setting: Setting,
): Promise<Answer> {
  const { method, body } = example.request;
  const url = localText(dataverse, example.request.url);
  if (setting !== 'missing') seedRows(dataverse, [...new Set((url + (body ?? '')).match(GUID) ?? [])]);
  const headers: Record<string, string> = { ...example.request.headers };
  delete headers['Authorization']; // a placeholder
  delete headers['Content-Length']; // right for the documented address only
  if (setting === 'sameVersion') {
    const etag = (await dataverse.get(url.split('?')[0] ?? '')).headers.get('etag') ?? '';
    for (const name of Object.keys(headers).filter((header) => /^if-/i.test(header))) headers[name] = etag;
  }
  const isBatch = url.endsWith('$batch');
  const text =
    body === undefined ? undefined : localText(dataverse, isBatch ? body.replaceAll('\n', '\r\n') : body);
  return dataverse.send(method, url, { headers, ...(text === undefined ? {} : { body: text }) });
}

/** Slips of the page, not of the service: a lookup without its first underscore. */
const SLIPS = ['transactioncurrencyid_value'];

/** Names of an object and of the first row it lists, without the values, which are this organization's. */
function shapeOf(body: Record<string, unknown>): string[] {
  const names = Object.keys(body).flatMap((name) => {
    const value = body[name];
    const first: unknown = Array.isArray(value)
      ? value[0]
      : name === 'error' || name === 'primarycontactid'
        ? value
        : undefined;
    const inner = typeof first === 'object' && first !== null ? Object.keys(first) : [];
    return [name, ...inner.map((innerName) => `${name}/${innerName}`)];
  });
  return names.filter((name) => !SLIPS.includes(name.replace('value/', '')));
}

function headerDifferences(answer: Answer, { response }: DocumentedExample): string[] {
  return Object.entries(response.headers).flatMap(([name, value]) => {
    const given = answer.headers.get(name);
    const isOwn = /^(content-length|odata-entityid|etag)$/i.test(name);
    const isAlike = isOwn
      ? given !== ''
      : answer.status === 304 || given?.includes(value.split(';')[0] ?? '');
    return isAlike === true ? [] : [`${name}: ${given} instead of ${value}`];
  });
}

type Body = Record<string, unknown>;

function jsonDifferences(given: Body, documented: Body): string[] {
  const shape = shapeOf(given);
  const missing = shapeOf(documented).filter((name) => !shape.includes(name));
  const messageOf = (from: Body) => (from['error'] as { message: string } | undefined)?.message; // the documented error body
  const isPlaceholder = messageOf(documented)?.startsWith('<') === true;
  const isSameError =
    documented['error'] === undefined || isPlaceholder || messageOf(documented) === messageOf(given);
  return [...missing.map((name) => `no ${name}`), ...(isSameError ? [] : [`message ${messageOf(given)}`])];
}

/** The JSON bodies of the parts of a batch, in their order. */
const bodiesOf = (text: string): Body[] =>
  [...text.replaceAll('\r\n', '\n').matchAll(/\n\n(\{[^]*?\})\s*(?=\n--)/g)].map(
    ([, body = '']) => JSON.parse(body) as Body, // an object, by its first character
  );

function batchDifferences(given: string, documented: string): string[] {
  const [statuses, wanted] = [statusesOf(given), statusesOf(documented)].map(String);
  if (statuses !== wanted) return [`parts ${statuses} instead of ${wanted}`];
  const bodies = bodiesOf(given);
  return bodiesOf(documented).flatMap((body, at) => jsonDifferences(bodies[at] ?? {}, body));
}

function bodyDifferences(answer: Answer, { response }: DocumentedExample): string[] {
  const body = response.body ?? '';
  if (body.startsWith('--batch')) return batchDifferences(answer.text, body);
  if (body.trim().startsWith('{')) return jsonDifferences(answer.body, JSON.parse(body) as Body); // by its first character
  // A count is this organization's own.
  const isOwn = body === '' || /^\uFEFF?\d+$/.test(body);
  return isOwn || answer.text.includes(body.trim()) ? [] : [`text ${answer.text}`];
}

/** In what an answer is unlike the documented one, ids and values apart; empty when it is alike. */
export function differencesOf(answer: Answer, example: DocumentedExample): string[] {
  const status = example.response.status ?? 200;
  if (answer.status !== status) return [`status ${answer.status} instead of ${status}: ${answer.text}`];
  return [...headerDifferences(answer, example), ...bodyDifferences(answer, example)];
}
