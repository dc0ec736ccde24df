import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { PLAIN_VALUES } from '../../../shared/crm/flag-values.ts';
import { auditId, contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { answer, fault, reset, scriptDataverse } from './scripted-dataverse.ts';

const options = { flagColumn: 'msdyn_orgchangestatus', readFlagValues: async () => PLAIN_VALUES };
const aWrite = (number: number) => ({
  contactId: contactId(number),
  etag: `W/"${number}"`,
  from: null,
  to: 1 as const,
  auditId: auditId(number),
});

/** A batch answer with one part per status line. */
const batchAnswer = (...parts: string[]) =>
  answer(
    200,
    [
      ...parts.flatMap((part) => ['--batchresponse_1', 'Content-Type: application/http', '', part, '', '']),
      '--batchresponse_1--',
    ].join('\r\n'),
    { 'Content-Type': 'multipart/mixed; boundary=batchresponse_1' },
  );
const refusal = (status: number, code: string) =>
  `HTTP/1.1 ${status} \r\nContent-Type: application/json\r\n\r\n{"error":{"code":"${code}","message":"Ada Marker"}}`;

describe('dataverse contacts', () => {
  it('reads a hundred contacts with their accounts in one request, and more in several', async () => {
    const { http, sent } = scriptDataverse([answer(200, { value: [] }), answer(200, { value: [] })]);
    const ids = Array.from({ length: 101 }, (_, index) => contactId(index));
    await makeDataverseContacts(http, options).readContacts({ ids, signal: inTime() });
    expect(sent).toHaveLength(2);
    const query = new URL(sent[0]?.url ?? '').searchParams;
    expect(query.get('$expand')).toMatch(/^parentcustomerid_account\(\$select=accountid,name,/);
    expect(query.get('$filter')).toMatch(
      /^Microsoft\.Dynamics\.CRM\.In\(PropertyName='contactid',PropertyValues=\['c/,
    );
    expect(query.get('$filter')?.split(',')).toHaveLength(101);
    expect(new URL(sent[1]?.url ?? '').searchParams.get('$filter')).toContain(`['${contactId(100)}']`);
  });

  it('reports a contact it cannot read beside the others', async () => {
    const row = (number: number, flag: number) => ({
      '@odata.etag': 'W/"1"',
      contactid: contactId(number),
      statecode: 0,
      msdyn_orgchangestatus: flag,
      parentcustomerid_account: null,
    });
    const { http } = scriptDataverse([answer(200, { value: [row(1, 0), row(2, 7)] })]);
    const read = await makeDataverseContacts(http, options).readContacts({
      ids: [contactId(1), contactId(2)],
      signal: inTime(),
    });
    expect(read.contacts.map(({ contact }) => contact.id)).toEqual([contactId(1)]);
    expect(read.unreadable).toMatchObject([{ id: contactId(2) }]);
  });

  it('sends each write as a part of a batch with its own condition and tag', async () => {
    const { http, sent } = scriptDataverse([batchAnswer('HTTP/1.1 204 No Content')]);
    await makeDataverseContacts(http, options).writeFlags({ writes: [aWrite(1)], signal: inTime() });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://org.example.crm.dynamics.com/api/data/v9.2/$batch',
    });
    expect(sent[0]?.headers.get('prefer')).toBe('odata.continue-on-error');
    expect(sent[0]?.headers.get('content-type')).toBe(`multipart/mixed; boundary="batch_${auditId(1)}"`);
    const lines = sent[0]?.body.split('\r\n') ?? [];
    expect(lines).toContain(`PATCH /api/data/v9.2/contacts(${contactId(1)})?tag=${auditId(1)} HTTP/1.1`);
    expect(lines).toContain('If-Match: W/"1"');
    expect(lines).toContain('{"msdyn_orgchangestatus":1}');
  });

  it('says of each write what its part says, and of a part that is missing that nobody knows', async () => {
    const parts = [
      'HTTP/1.1 204 No Content',
      refusal(412, '0x80060882'),
      refusal(412, ''),
      refusal(412, '0x80040333'),
      refusal(404, '0x80040217'),
      refusal(400, '0x80040265'),
      refusal(403, '0x80040220'),
      refusal(503, ''),
      refusal(400, '0x80044151'),
    ];
    const { http } = scriptDataverse([batchAnswer(...parts)]);
    const writes = Array.from({ length: parts.length + 1 }, (_, index) => aWrite(index));
    const results = await makeDataverseContacts(http, options).writeFlags({ writes, signal: inTime() });
    expect(results.map(({ kind, code }) => `${kind} ${code ?? ''}`.trim())).toEqual([
      'written',
      'changed',
      'changed',
      'refused 0x80040333',
      'gone',
      'refused 0x80040265',
      'refused 0x80040220',
      'retry 503',
      'retry 0x80044151',
      'retry',
    ]);
    expect(results.map((result) => result.contactId)).toEqual(writes.map((write) => write.contactId));
    expect(JSON.stringify(results)).not.toContain('Marker');
  });

  it.each([
    ['nobody was asked before', [], undefined],
    ['a connection broke before', [reset], true],
    ['a gateway gave up before', [fault(504, '')], true],
    ['an attempt was throttled before', [fault(429, '0x80072322', { 'Retry-After': '1' })], undefined],
  ])('says of a lost race whether the change may be our own: %s', async (_when, before, mayBeOurs) => {
    const { http } = scriptDataverse([...before, batchAnswer(refusal(412, '0x80060882'))]);
    const [result] = await makeDataverseContacts(http, options).writeFlags({
      writes: [aWrite(1)],
      signal: inTime(),
    });
    expect(result).toMatchObject({ kind: 'changed' });
    expect(result?.mayBeOurs).toBe(mayBeOurs);
  });

  it('names the privilege that a part was refused for, and nothing else of its words', async () => {
    const body =
      '{"error":{"code":"0x80040220","message":"Ada Marker is missing prvWriteContact privilege."}}';
    const part = `HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n${body}`;
    const { http } = scriptDataverse([batchAnswer(part)]);
    expect(
      await makeDataverseContacts(http, options).writeFlags({ writes: [aWrite(1)], signal: inTime() }),
    ).toEqual([{ contactId: contactId(1), kind: 'refused', code: '0x80040220 prvWriteContact' }]);
  });

  it('holds every call when a part was throttled', async () => {
    const throttled = 'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 40';
    const { http, throttles } = scriptDataverse([batchAnswer('HTTP/1.1 204 No Content', throttled)]);
    const contacts = makeDataverseContacts(http, options);
    const results = await contacts.writeFlags({ writes: [aWrite(1), aWrite(2)], signal: inTime() });
    expect(results.map(({ kind }) => kind)).toEqual(['written', 'retry']);
    expect(throttles).toEqual([40_000]);
    await expect(contacts.readContacts({ ids: [contactId(1)], signal: inTime() })).rejects.toMatchObject({
      reason: 'dataverse_throttled',
    });
  });

  it('gives up with the code when a whole request is refused, and on an answer it cannot trust', async () => {
    const readFrom = (...steps: Parameters<typeof scriptDataverse>[0]) =>
      makeDataverseContacts(scriptDataverse(steps).http, options).readContacts({
        ids: [contactId(1)],
        signal: inTime(),
      });
    await expect(readFrom(fault(400, '0x80060888'))).rejects.toThrow(
      'dataverse_refused: contacts: 400 0x80060888',
    );
    const paged = answer(200, {
      value: [],
      '@odata.nextLink': 'https://org.example/api/data/v9.2/contacts?more',
    });
    await expect(readFrom(paged)).rejects.toThrow('1 contacts came in pages');
    const { http } = scriptDataverse([fault(400, '0x80048d19')]);
    const write = makeDataverseContacts(http, options).writeFlags({ writes: [aWrite(1)], signal: inTime() });
    await expect(write).rejects.toThrow('$batch: 400 0x80048d19');
  });
});
