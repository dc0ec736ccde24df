import { statusesOf } from './batch/multipart.ts';
import { documentedExample, haveDocumentedExamples, type DocumentedExample } from './documented-examples.ts';
import { linkOf, openDataverse, type Answer, type OpenDataverse } from './open-dataverse.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What must be there before: the rows that the request names, none of them, or the rows with the etag it bears. */
type Setting = 'present' | 'missing' | 'sameVersion';

const EXCHANGES: [id: string, setting: Setting][] = [
  ['basic-operations-sample-01', 'present'],
  ['basic-operations-sample-02', 'present'],
  ['basic-operations-sample-03', 'missing'],
  ['basic-operations-sample-04', 'present'],
  ['basic-operations-sample-13', 'missing'],
  ['basic-operations-sample-14', 'present'],
  ['basic-operations-sample-15', 'present'],
  ['basic-operations-sample-16', 'present'],
  ['basic-operations-sample-17', 'missing'],
  ['basic-operations-sample-18', 'present'],
  ['basic-operations-sample-20', 'present'],
  ['basic-operations-sample-24', 'present'],
  ['conditional-02', 'present'],
  ['conditional-03', 'present'],
  ['conditional-04', 'present'],
  ['conditional-05', 'present'],
  ['conditional-07', 'sameVersion'],
  ['conditional-08', 'present'],
  ['conditional-10', 'present'],
  ['conditional-11', 'present'],
  ['conditional-13', 'sameVersion'],
  ['conditional-14', 'missing'],
  ['conditional-15', 'sameVersion'],
  ['conditional-16', 'present'],
  ['create-01', 'present'],
  ['create-04', 'missing'],
  ['create-06', 'missing'],
  ['functions-09', 'missing'],
  ['functions-actions-sample-01', 'missing'],
  ['paging-02', 'missing'],
  ['change-tracking-07', 'missing'],
  ['query-01', 'missing'],
  ['query-03', 'missing'],
  ['query-10', 'present'],
  ['query-11', 'present'],
  ['query-15', 'missing'],
  ['query-16', 'missing'],
  ['query-21', 'missing'],
  ['query-expand-01', 'missing'],
  ['retrieve-02', 'present'],
  ['retrieve-05', 'present'],
  ['retrieve-08', 'present'],
  ['retrieve-14', 'present'],
  ['update-delete-01', 'present'],
  ['update-delete-02', 'present'],
  ['update-delete-03', 'present'],
  ['update-delete-04', 'present'],
  ['update-delete-05', 'present'],
  ['batch-02', 'missing'],
  ['batch-04', 'missing'],
];

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse();
  for (let n = 0; n < 4; n += 1) {
    const contact = dataverse.store.upsert('contact', { firstname: 'Sample', lastname: `${n}` });
    const numbers = { revenue: 100_000, numberofemployees: 9500 };
    dataverse.store.upsert('account', {
      name: `Account ${n} (sample)`,
      ...numbers,
      _primarycontactid_value: contact.id,
    });
  }
});
afterEach(() => dataverse.stop());

/** Each id as a contact and as an account, which has the first as its main contact and parent. */
function seed(ids: readonly string[]): void {
  const [first] = ids;
  for (const id of ids) {
    const contact = {
      firstname: 'Yvonne',
      lastname: 'McKay',
      telephone1: '555',
      annualincome: 1,
      jobtitle: 'CEO',
    };
    dataverse.store.upsert('contact', { contactid: id, ...contact });
    const lookups = { _primarycontactid_value: first, _parentaccountid_value: first };
    dataverse.store.upsert('account', { accountid: id, name: 'Fourth Coffee', revenue: 5, ...lookups });
  }
}

const localText = (text: string) =>
  text.replaceAll(/https:\/\/org\.example\.crm\.dynamics\.com\/api\/data\/v9\.\d\//g, dataverse.apiUrl);

async function send(example: DocumentedExample, setting: Setting): Promise<Answer> {
  const { method, body } = example.request;
  const url = localText(example.request.url);
  if (setting !== 'missing') seed([...new Set((url + (body ?? '')).match(GUID) ?? [])]);
  const headers: Record<string, string> = { ...example.request.headers };
  delete headers['Content-Length']; // right for the documented address only
  if (setting === 'sameVersion') {
    const etag = (await dataverse.get(url.split('?')[0] ?? '')).headers.get('etag') ?? '';
    for (const name of Object.keys(headers).filter((header) => /^if-/i.test(header))) headers[name] = etag;
  }
  const isBatch = url.endsWith('$batch');
  const text = body === undefined ? undefined : localText(isBatch ? body.replaceAll('\n', '\r\n') : body);
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

function expectDocumented(answer: Answer, example: DocumentedExample): void {
  const { response } = example;
  expect(answer.status).toBe(response.status ?? 200);
  for (const [name, value] of Object.entries(response.headers)) {
    if (/^(content-length|odata-entityid|etag)$/i.test(name)) expect(answer.headers.get(name)).not.toBe('');
    else if (answer.status !== 304) expect(answer.headers.get(name)).toContain(value.split(';')[0]);
  }
  if (response.body === undefined || response.body === '') return;
  if (response.body.startsWith('--batch')) {
    expect(statusesOf(answer.text)).toEqual(statusesOf(response.body));
    return;
  }
  if (!response.body.trim().startsWith('{')) return;
  const documented = JSON.parse(response.body) as Record<string, unknown>; // the branch above looked
  expect(shapeOf(answer.body)).toEqual(expect.arrayContaining(shapeOf(documented)));
  const error = documented['error'] as { message: string } | undefined; // the documented error body
  if (error === undefined) return;
  expect((answer.body['error'] as { message: string }).message).toBe(error.message);
}

describe('exchanges that Microsoft documents', () => {
  it.each(EXCHANGES)('%s goes as documented, the rows being %s', async (id, setting) => {
    if (!haveDocumentedExamples()) return;
    const example = documentedExample(id);
    expectDocumented(await send(example, setting), example);
  });

  it.each(['batch-08', 'batch-11'])('%s goes as documented, its tasks being accounts', async (id) => {
    if (!haveDocumentedExamples()) return;
    const example = documentedExample(id);
    const renamed = (example.request.body ?? '')
      .replaceAll('v9.2/tasks', 'v9.2/accounts')
      .replaceAll('"subject"', '"name"')
      .replaceAll('regardingobjectid_account_task', 'parentaccountid');
    const answer = await send({ ...example, request: { ...example.request, body: renamed } }, 'present');
    expectDocumented(answer, example);
    expect(answer.text).toContain("exceeded the maximum allowed length of '160'.");
  });

  it('change-tracking-11 goes as documented, with a token of our own', async () => {
    if (!haveDocumentedExamples()) return;
    const example = documentedExample('change-tracking-11');
    const path = 'accounts?$select=name,accountnumber,telephone1,fax';
    const first = await dataverse.get(path, { prefer: 'odata.track-changes' });
    const [changed, deleted] = [...dataverse.store.iterate('account')].map((row) => String(row['accountid']));
    dataverse.store.upsert('account', { accountid: changed, telephone1: '555000' });
    dataverse.store.remove('account', deleted ?? '');
    const url = linkOf(first, 'deltaLink') ?? '';
    const answer = await dataverse.send('GET', url, { headers: { ...example.request.headers } });
    expectDocumented(answer, example);
    const documented = JSON.parse(example.response.body ?? '') as { value: object[] }; // the documented delta
    const rows = answer.body['value'] as object[]; // compared with it below
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([
      [...Object.keys(documented.value[0] ?? {}), 'accountnumber'].sort(), // the page drops a column it asked for
      Object.keys(documented.value[1] ?? {}).sort(),
    ]);
  });
});
