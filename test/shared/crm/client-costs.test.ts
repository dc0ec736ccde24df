import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { PLAIN_VALUES } from '../../../shared/crm/flag-values.ts';
import { auditIdSchema, contactIdSchema } from '../../../shared/domain/ids.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { answer, fault, reset, scriptDataverse } from './scripted-dataverse.ts';

const at = (resource: string) =>
  ({ method: 'GET', path: `/api/data/v9.2/${resource}`, signal: inTime() }) as const;
const post = (resource: string) => ({ ...at(resource), method: 'POST', body: '{}' }) as const;
const write = {
  contactId: contactIdSchema.parse('00000000-0000-4000-8000-000000000001'),
  etag: 'W/"1"',
  from: 0,
  to: 1,
  auditId: auditIdSchema.parse('a'.repeat(32)),
} as const;

it.each([
  ['contacts?$select=contactid&$deltatoken=1', 'changePage'],
  ["contacts?$select=fullname&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',…)", 'jobRead'],
  ["contacts?$select=contactid&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',…)", 'query'],
  ["EntityDefinitions(LogicalName='contact')", 'definition'],
  ['systemusers?$select=systemuserid', 'query'],
])('counts %s as %s', async (resource, kind) => {
  const { http, costs } = scriptDataverse([answer(200, {})]);
  await http.send(at(resource));
  expect(costs).toEqual([{ kind, attempts: 1, throttled: 0, wireMs: 0 }]);
});

it('counts the tries of one request, the 429s among them, and the time on the wire alone', async () => {
  const scripted = scriptDataverse([
    (request) => {
      scripted.later(300);
      return answer(429, '', { 'Retry-After': '5' })(request);
    },
    answer(503),
    (request) => {
      scripted.later(200);
      return answer(200, {})(request);
    },
  ]);
  await scripted.http.send(post('$batch'));
  expect(scripted.costs).toEqual([{ kind: 'writeBatch', attempts: 3, throttled: 1, wireMs: 500 }]);
});

it('counts a request that failed, and none that was never sent', async () => {
  const refused = scriptDataverse([fault(403, '0x80040220')]);
  await expect(refused.http.send(at('contacts'))).rejects.toThrow();
  expect(refused.costs).toHaveLength(1);
  const readOnly = scriptDataverse([], { readOnly: true });
  await expect(readOnly.http.send(post('$batch'))).rejects.toThrow('DATAVERSE_READ_ONLY');
  expect([readOnly.sent, readOnly.costs]).toEqual([[], []]);
  const signedOut = scriptDataverse([], { credential: { getToken: async () => null } });
  await expect(signedOut.http.send(at('contacts'))).rejects.toThrow('no token');
  expect(signedOut.costs).toEqual([]);
});

it('names the privilege that a refusal is about, and nobody', async () => {
  const message = 'Principal user Ada Marker (Id=1, type=8) is missing prvWriteContact privilege.';
  const body = { error: { code: '0x80040220', message } };
  const { http } = scriptDataverse([answer(403, body)]);
  const refusal: unknown = await http.send(at('contacts')).catch((caught: unknown) => caught);
  expect(String(refusal)).toContain('prvWriteContact is missing');
  expect(String(refusal)).not.toContain('Marker');
});

it('repeats a batch whose answer was lost, and never a creation', async () => {
  const batch = scriptDataverse([reset, answer(200, {})]);
  expect(await batch.http.send(post('$batch'))).toMatchObject({ kind: 'answer' });
  const creation = scriptDataverse([reset]);
  await expect(creation.http.send(post('publishers'))).rejects.toMatchObject({
    reason: 'dataverse_unavailable',
  });
  const restarting = scriptDataverse([answer(503), answer(200, {})]);
  expect(await restarting.http.send(post('publishers'))).toMatchObject({ kind: 'answer' });
});

it.each([
  [{}, []],
  [
    { bypassLogic: ['CustomSync', 'CustomAsync'], suppressFlows: true } as const,
    [
      'MSCRM.BypassBusinessLogicExecution: CustomSync,CustomAsync',
      'MSCRM.SuppressCallbackRegistrationExpanderJob: true',
    ],
  ],
])('asks on each part of a batch, as the settings %j say, what not to set off', async (options, expected) => {
  const { http, sent } = scriptDataverse([fault(400, '0x0')]);
  const contacts = makeDataverseContacts(http, {
    flagColumn: 'abc_flag',
    readFlagValues: async () => PLAIN_VALUES,
    ...options,
  });
  await expect(contacts.writeFlags({ writes: [write], signal: inTime() })).rejects.toThrow();
  const lines = sent[0]?.body.split('\r\n') ?? [];
  expect(lines.filter((line) => line.startsWith('MSCRM.'))).toEqual(expected);
  expect([...(sent[0]?.headers.keys() ?? [])].filter((name) => name.startsWith('mscrm'))).toEqual([]);
});
