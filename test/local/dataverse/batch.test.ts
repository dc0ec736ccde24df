import { changeSetText, multipart, partText, statusesOf } from './batch/multipart.ts';
import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const ANN = aGuid(1);
const BOB = aGuid(2);
const MISSING = aGuid(9);
const CONTINUE = { prefer: 'odata.continue-on-error' };

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse();
  for (const contactid of [ANN, BOB]) dataverse.store.upsert('contact', { contactid, lastname: 'Lee' });
});
afterEach(() => dataverse.stop());

const sendBatch = (body: string, headers: Record<string, string> = {}) =>
  dataverse.send('POST', '$batch', {
    headers: { 'content-type': 'multipart/mixed; boundary="batch_1"', ...headers },
    body,
  });

const flagPart = (
  id: string,
  options: { etag?: string; value?: number; head?: string[]; url?: string } = {},
) =>
  partText({
    head: options.head ?? [],
    request: `PATCH ${options.url ?? `/api/data/v9.2/contacts(${id})?tag=t1`}`,
    headers: ['Content-Type: application/json', `If-Match: ${options.etag ?? '*'}`],
    body: JSON.stringify({ msdyn_orgchangestatus: options.value ?? 1 }),
  });

const flagOf = (id: string) => dataverse.store.read('contact', id)?.['msdyn_orgchangestatus'];

describe('$batch', () => {
  it('answers each request in order with its own status, headers and body', async () => {
    const get = partText({
      request: `GET contacts(${BOB})?$select=lastname`,
      headers: ['Accept: application/json'],
    });
    const answer = await sendBatch(multipart('batch_1', [flagPart(ANN), get]));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=batchresponse_/);
    expect(statusesOf(answer.text)).toEqual([204, 200]);
    expect(answer.text).toContain(`OData-EntityId: ${dataverse.apiUrl}contacts(${ANN})\r\n`);
    expect(answer.text).toContain('"lastname":"Lee"');
    expect(answer.text).not.toMatch(/[^\r]\n/);
  });

  it.each([
    ['a path', `/api/data/v9.2/contacts(${ANN})`],
    ['a path relative to the service', `contacts(${ANN})`],
  ])('takes %s as the address of a part', async (_, url) => {
    expect(statusesOf((await sendBatch(multipart('batch_1', [flagPart(ANN, { url })]))).text)).toEqual([204]);
  });

  it('takes a whole address, but none of another host', async () => {
    const whole = flagPart(ANN, { url: `${dataverse.apiUrl}contacts(${ANN})` });
    const foreign = flagPart(ANN, { url: `https://other.example/api/data/v9.2/contacts(${ANN})` });
    const answer = await sendBatch(multipart('batch_1', [whole, foreign]), CONTINUE);
    expect(statusesOf(answer.text)).toEqual([204, 404]);
  });

  it('keeps the tag of each part in the log of writes', async () => {
    await sendBatch(multipart('batch_1', [flagPart(ANN), flagPart(BOB)]));
    expect([...dataverse.appliedWrites].map(({ id, tag }) => [id, tag])).toEqual([
      [ANN, 't1'],
      [BOB, 't1'],
    ]);
  });

  it('stops at the first failure, whose status is that of the whole', async () => {
    const answer = await sendBatch(multipart('batch_1', [flagPart(ANN), flagPart(MISSING), flagPart(BOB)]));
    expect(answer.status).toBe(404);
    expect(statusesOf(answer.text)).toEqual([204, 404]);
    expect([flagOf(ANN), flagOf(BOB)]).toEqual([1, undefined]);
  });

  it('goes on after failures when asked to', async () => {
    const parts = [flagPart(ANN, { etag: 'W/"1"' }), flagPart(MISSING), flagPart(BOB)];
    const answer = await sendBatch(multipart('batch_1', parts), CONTINUE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('odata.continue-on-error');
    expect(statusesOf(answer.text)).toEqual([412, 404, 204]);
    expect(answer.text).toContain('{"error":{"code":"0x80060882","message":');
  });

  it('counts as one request, its parts apart', async () => {
    await sendBatch(multipart('batch_1', [flagPart(ANN), flagPart(BOB)]));
    expect(dataverse.statistics().requests).toMatchObject({ batch: 1, batchPart: 2, write: 0 });
  });

  it('holds at most 1,000 requests', async () => {
    const parts = (count: number) =>
      Array.from({ length: count }, () => partText({ request: 'GET WhoAmI()' }));
    expect((await sendBatch(multipart('batch_1', parts(1000)))).status).toBe(200);
    const tooMany = await sendBatch(multipart('batch_1', parts(1001)));
    expect(tooMany.status).toBe(400);
    expect(errorOf(tooMany).message).toContain("A maximum number of '1000'");
  });

  it.each([
    ['bare line feeds', multipart('batch_1', [flagPart(ANN)]).replaceAll('\r\n', '\n')],
    ['bare line feeds in a part', multipart('batch_1', [flagPart(ANN).replaceAll('\r\n', '\n')])],
    ['another boundary', multipart('batch_2', [flagPart(ANN)])],
    ['no closing line', multipart('batch_1', [flagPart(ANN)]).replace('--batch_1--', '')],
    ['a request line without a space', multipart('batch_1', [partText({ request: 'GETcontacts' })])],
    ['a part of another type', multipart('batch_1', ['Content-Type: text/plain\r\n\r\nhello'])],
    [
      'a GET in a change set',
      multipart('batch_1', [changeSetText([partText({ head: ['Content-ID: 1'], request: 'GET contacts' })])]),
    ],
    ['a change set without Content-ID', multipart('batch_1', [changeSetText([flagPart(ANN)])])],
  ])('refuses %s', async (_, body) => {
    expect((await sendBatch(body)).status).toBe(400);
    expect(dataverse.appliedWrites.size).toBe(0);
  });

  it('refuses a batch without a boundary, one in another and a GET of it', async () => {
    expect((await sendBatch('x', { 'content-type': 'application/json' })).status).toBe(400);
    const nested = partText({ request: 'POST /api/data/v9.2/$batch' });
    expect((await sendBatch(multipart('batch_1', [nested]))).status).toBe(400);
    expect((await dataverse.get('$batch')).status).toBe(405);
  });
});

describe('a change set', () => {
  const inSet = (id: string, contentId: number, etag = '*') =>
    flagPart(id, { etag, head: [`Content-ID: ${contentId}`] });

  it('is answered as a set, each part under its Content-ID', async () => {
    const answer = await sendBatch(multipart('batch_1', [changeSetText([inSet(ANN, 1), inSet(BOB, 2)])]));
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/Content-Type: multipart\/mixed; boundary=changesetresponse_/);
    expect([...answer.text.matchAll(/Content-ID: (\d)/g)].map((found) => found[1])).toEqual(['1', '2']);
    expect(statusesOf(answer.text)).toEqual([204, 204]);
  });

  it('is undone as a whole when one part fails, versions and log included, and the rest of the batch goes on', async () => {
    const etag = (await dataverse.get(`contacts(${ANN})`)).headers.get('etag');
    const set = changeSetText([inSet(ANN, 1), inSet(BOB, 2, 'W/"1"')]);
    const answer = await sendBatch(multipart('batch_1', [set, flagPart(BOB)]), CONTINUE);
    expect(statusesOf(answer.text)).toEqual([412, 204]);
    expect(flagOf(ANN)).toBeUndefined();
    expect((await dataverse.get(`contacts(${ANN})`)).headers.get('etag')).toBe(etag);
    expect([...dataverse.appliedWrites].map(({ id }) => id)).toEqual([BOB]);
  });

  it('may refer to a row it has made, in an address and in a binding', async () => {
    const json = ['Content-Type: application/json'];
    const set = changeSetText([
      partText({
        head: ['Content-ID: 1'],
        request: 'POST accounts',
        headers: json,
        body: '{"name":"New Co"}',
      }),
      partText({
        head: ['Content-ID: 2'],
        request: `PATCH contacts(${ANN})`,
        headers: json,
        body: '{"parentcustomerid_account@odata.bind":"$1"}',
      }),
      partText({
        head: ['Content-ID: 3'],
        request: 'PUT $1/telephone1',
        headers: json,
        body: '{"value":"555"}',
      }),
    ]);
    expect(statusesOf((await sendBatch(multipart('batch_1', [set]))).text)).toEqual([204, 204, 204]);
    const [account] = [...dataverse.store.iterate('account')];
    expect(account).toMatchObject({ name: 'New Co', telephone1: '555' });
    expect(dataverse.store.read('contact', ANN)?.['_accountid_value']).toBe(account?.['accountid']);
  });

  it('may not refer to a row that a later part makes', async () => {
    const set = changeSetText([
      partText({ head: ['Content-ID: 2'], request: 'PATCH $1', body: '{}' }),
      partText({ head: ['Content-ID: 1'], request: 'POST accounts', body: '{"name":"New Co"}' }),
    ]);
    const answer = await sendBatch(multipart('batch_1', [set]));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Content-ID Reference: '$1' does not exist in the batch context.");
  });
});
