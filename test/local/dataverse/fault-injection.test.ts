import { multipart, partText, statusesOf } from './batch/multipart.ts';
import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const ANN = aGuid(1);
const flag = { msdyn_orgchangestatus: 1 };

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse();
  dataverse.store.upsert('contact', { contactid: ANN, lastname: 'Lee' });
});
afterEach(() => dataverse.stop());

const patch = (headers: Record<string, string> = { 'if-match': '*' }) =>
  dataverse.send('PATCH', `contacts(${ANN})`, { headers, body: flag });
const flagOf = () => dataverse.store.read('contact', ANN)?.['msdyn_orgchangestatus'];

describe('ordered faults', () => {
  it('answer matching requests with an error, as often as ordered, and carry nothing out', async () => {
    const match = { method: 'PATCH', path: /^contacts\(/ };
    dataverse.faults.failNext({ match, status: 503, code: '0x80044151', retryAfterSeconds: 7, times: 2 });
    expect((await dataverse.get(`contacts(${ANN})`)).status).toBe(200);
    const answer = await patch();
    expect([answer.status, errorOf(answer).code, answer.headers.get('retry-after')]).toEqual([
      503,
      '0x80044151',
      '7',
    ]);
    expect((await patch()).status).toBe(503);
    expect(flagOf()).toBeUndefined();
    expect((await patch()).status).toBe(204);
  });

  it('break the connection before the write takes effect, or after', async () => {
    dataverse.faults.resetNext({ moment: 'before' });
    await expect(patch()).rejects.toThrow('fetch failed');
    expect(flagOf()).toBeUndefined();
    dataverse.faults.resetNext({ match: { method: 'PATCH' }, moment: 'after' });
    await expect(patch()).rejects.toThrow('fetch failed');
    expect(flagOf()).toBe(1);
  });

  it('meet single parts of a batch', async () => {
    const part = partText({
      request: `PATCH contacts(${ANN})`,
      headers: ['If-Match: *'],
      body: JSON.stringify(flag),
    });
    const body = multipart('b', [part, part, part]);
    const headers = { 'content-type': 'multipart/mixed; boundary=b', prefer: 'odata.continue-on-error' };
    dataverse.faults.failNext({
      match: { isBatchPart: true },
      status: 429,
      code: '0x80072322',
      retryAfterSeconds: 3,
    });
    const answer = await dataverse.send('POST', '$batch', { headers, body });
    expect(statusesOf(answer.text)).toEqual([429, 204, 204]);
    expect(answer.text).toContain('Retry-After: 3\r\n');
    dataverse.faults.resetNext({ match: { isBatchPart: true }, moment: 'after' });
    await expect(dataverse.send('POST', '$batch', { headers, body })).rejects.toThrow('fetch failed');
    expect(dataverse.appliedWrites.size).toBe(3);
  });

  it('delay an answer', async () => {
    dataverse.faults.slowNext({ match: { path: 'WhoAmI' }, delayMs: 80 });
    const startedAt = performance.now();
    await dataverse.get('WhoAmI()');
    expect(performance.now() - startedAt).toBeGreaterThan(70);
  });

  it('let another writer in first, so that conditional writes meet a genuine 412', async () => {
    const etag = (await dataverse.get(`contacts(${ANN})`)).headers.get('etag') ?? '';
    dataverse.faults.otherWriterNext({ match: { method: 'PATCH' } });
    expect((await patch({ 'if-match': etag })).status).toBe(412);
    const newEtag = (await dataverse.get(`contacts(${ANN})`)).headers.get('etag') ?? '';
    expect(newEtag).not.toBe(etag);
    expect((await patch({ 'if-match': newEtag })).status).toBe(204);
  });

  it('are forgotten when cleared', async () => {
    dataverse.faults.failNext({ status: 500, times: 100 });
    dataverse.faults.clear();
    expect((await patch()).status).toBe(204);
  });
});
