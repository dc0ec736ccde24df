import { statusesOf } from './batch/multipart.ts';
import type { DocumentedExample } from './documented-examples.ts';
import type { Answer, OpenDataverse } from './open-dataverse.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What must be there before: the rows that the request names, none of them, or the rows with the etag it bears. */
export type Setting = 'present' | 'missing' | 'sameVersion';

/** Each id as a contact and as an account, which has the first as its main contact and parent. */
function seed(dataverse: OpenDataverse, ids: readonly string[]): void {
  const [first] = ids;
  for (const id of ids) {
    const contact = {
      firstname: 'Yvonne',
      lastname: 'McKay',
      telephone1: '555',
      annualincome: 1,
      jobtitle: 'CEO',
    };
    const under = {
      _parentcustomerid_value: first,
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
    };
    dataverse.store.upsert('contact', { contactid: id, ...contact, ...under });
    dataverse.store.upsert('opportunity', {
      opportunityid: id,
      name: 'Sample',
      _parentaccountid_value: first,
    });
    const lookups = { _primarycontactid_value: first, _parentaccountid_value: first };
    dataverse.store.upsert('account', { accountid: id, name: 'Fourth Coffee', revenue: 5, ...lookups });
  }
}

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
  if (setting !== 'missing') seed(dataverse, [...new Set((url + (body ?? '')).match(GUID) ?? [])]);
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

function bodyDifferences(answer: Answer, { response }: DocumentedExample): string[] {
  const body = response.body ?? '';
  if (body.startsWith('--batch')) {
    const [given, documented] = [statusesOf(answer.text), statusesOf(body)].map(String);
    return given === documented ? [] : [`parts ${given} instead of ${documented}`];
  }
  if (!body.trim().startsWith('{')) return [];
  const documented = JSON.parse(body) as Record<string, unknown>; // its first character was looked at
  const given = shapeOf(answer.body);
  const missing = shapeOf(documented).filter((name) => !given.includes(name));
  const messageOf = (from: Record<string, unknown>) =>
    (from['error'] as { message: string } | undefined)?.message; // the documented error body
  const isSameError = documented['error'] === undefined || messageOf(documented) === messageOf(answer.body);
  return [
    ...missing.map((name) => `no ${name}`),
    ...(isSameError ? [] : [`message ${messageOf(answer.body)}`]),
  ];
}

/** In what an answer is unlike the documented one, ids and values apart; empty when it is alike. */
export function differencesOf(answer: Answer, example: DocumentedExample): string[] {
  const status = example.response.status ?? 200;
  if (answer.status !== status) return [`status ${answer.status} instead of ${status}: ${answer.text}`];
  return [...headerDifferences(answer, example), ...bodyDifferences(answer, example)];
}
