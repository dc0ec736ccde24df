import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const ANN = aGuid(1);
const MISSING = aGuid(9);
const CONTOSO = aGuid(21);

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse({ securedColumns: ['contact.jobtitle'] });
  dataverse.store.upsert('account', { accountid: CONTOSO, name: 'Contoso' });
  dataverse.store.upsert('contact', { contactid: ANN, firstname: 'Ann', lastname: 'Lee' });
});
afterEach(() => dataverse.stop());

const etagOf = async (id: string) => (await dataverse.get(`contacts(${id})`)).headers.get('etag') ?? '';
const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  dataverse.send('PATCH', `contacts(${id})`, { headers, body });
const flag = { msdyn_orgchangestatus: 1 };

describe('PATCH', () => {
  it('writes with a matching etag, and the etag changes even when the value does not', async () => {
    const before = await etagOf(ANN);
    expect((await patch(ANN, flag, { 'if-match': before })).status).toBe(204);
    const between = await etagOf(ANN);
    expect((await patch(ANN, flag, { 'if-match': between })).status).toBe(204);
    expect(new Set([before, between, await etagOf(ANN)]).size).toBe(3);
    expect(dataverse.store.read('contact', ANN)?.['msdyn_orgchangestatus']).toBe(1);
  });

  it('refuses a stale etag and writes nothing', async () => {
    const stale = await etagOf(ANN);
    await patch(ANN, { lastname: 'Other' }, { 'if-match': '*' });
    const answer = await patch(ANN, flag, { 'if-match': stale });
    expect(answer.status).toBe(412);
    expect(errorOf(answer).code).toBe('0x80060882');
    expect(dataverse.store.read('contact', ANN)?.['msdyn_orgchangestatus']).toBeUndefined();
  });

  it.each([{ 'if-match': '*' }, { 'if-match': 'W/"12"' }])('does not create with %j', async (headers) => {
    const answer = await patch(MISSING, flag, headers);
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toEqual({
      code: '0x80040217',
      message: `contact With Id = ${MISSING} Does Not Exist`,
    });
    expect(dataverse.store.count('contact')).toBe(1);
  });

  it('creates when it bears no condition', async () => {
    const answer = await patch(MISSING, flag);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('odata-entityid')).toBe(`${dataverse.apiUrl}contacts(${MISSING})`);
    expect(dataverse.store.read('contact', MISSING)).toMatchObject({ ...flag, statecode: 0 });
  });

  it('creates only, with If-None-Match: *', async () => {
    expect((await patch(ANN, flag, { 'if-none-match': '*' })).status).toBe(412);
    expect((await patch(MISSING, flag, { 'if-none-match': '*' })).status).toBe(204);
  });

  it('answers with the row when asked to', async () => {
    const answer = await dataverse.send('PATCH', `contacts(${ANN})?$select=fullname`, {
      headers: { prefer: 'return=representation', 'if-match': '*' },
      body: { lastname: 'Doe' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('return=representation');
    expect(answer.body).toMatchObject({
      fullname: 'Ann Doe',
      contactid: ANN,
      '@odata.etag': await etagOf(ANN),
    });
  });

  it.each([
    [{ fullname: 'X' }, 400, '0x80040203'],
    [{ versionnumber: 3 }, 400, '0x80040203'],
    [{ nosuch: 1 }, 400, '0x80048d19'],
    [{ _parentcustomerid_value: CONTOSO }, 400, '0x80048d19'],
    [{ jobtitle: 'X' }, 403, '0x8004f508'],
    [{ msdyn_orgchangestatus: 7 }, 400, '0x8004431A'],
    [{ msdyn_orgchangestatus: 'one' }, 400, '0x80048d19'],
    [{ lastname: 'x'.repeat(51) }, 400, '0x80044331'],
    [{ 'parentcustomerid_account@odata.bind': `/accounts(${MISSING})` }, 404, '0x80040217'],
    [{ 'parentcustomerid_account@odata.bind': `/contacts(${ANN})` }, 400, '0x80048d19'],
    [{ 'parentcustomerid@odata.bind': `/accounts(${CONTOSO})` }, 400, '0x80048d19'],
    [{ '@odata.type': 'Microsoft.Dynamics.CRM.account' }, 400, '0x80048d19'],
    [{ parentcustomerid_account: { name: 'New' } }, 501, '0x80040219'],
    ['{ not json', 400, '0x80048d19'],
    [[1], 400, '0x80048d19'],
  ])('refuses %j with %i', async (body, status, code) => {
    const before = await etagOf(ANN);
    const answer = await patch(ANN, body, { 'if-match': '*' });
    expect([answer.status, errorOf(answer).code]).toEqual([status, code]);
    expect(await etagOf(ANN)).toBe(before);
  });

  it.each(['/accounts', 'accounts', '/api/data/v9.2/accounts', 'whole'])(
    'binds a lookup by %s(<id>)',
    async (form) => {
      const address = `${form === 'whole' ? `${dataverse.apiUrl}accounts` : form}(${CONTOSO})`;
      expect((await patch(ANN, { 'parentcustomerid_account@odata.bind': address })).status).toBe(204);
      expect(dataverse.store.read('contact', ANN)).toMatchObject({
        _parentcustomerid_value: CONTOSO,
        _accountid_value: CONTOSO,
      });
      await patch(ANN, { parentcustomerid_account: null });
      expect(dataverse.store.read('contact', ANN)).not.toHaveProperty('_accountid_value');
    },
  );
});

describe('POST and DELETE', () => {
  it('creates for the caller and tells the address', async () => {
    const answer = await dataverse.send('POST', 'contacts', { body: { firstname: 'Bo', lastname: 'Ek' } });
    const id = /contacts\((.*)\)$/.exec(answer.headers.get('odata-entityid') ?? '')?.[1] ?? '';
    expect(answer.status).toBe(204);
    expect(dataverse.store.read('contact', id)).toMatchObject({
      fullname: 'Bo Ek',
      _ownerid_value: dataverse.caller.userId,
    });
  });

  it('answers 201 with the row when asked to', async () => {
    const headers = { prefer: 'return=representation' };
    const answer = await dataverse.send('POST', 'contacts?$select=fullname', {
      headers,
      body: { lastname: 'Ek' },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      fullname: 'Ek',
      '@odata.context': `${dataverse.apiUrl}$metadata#contacts(fullname)/$entity`,
    });
  });

  it('refuses an id that exists', async () => {
    const answer = await dataverse.send('POST', 'contacts', { body: { contactid: ANN, lastname: 'Ek' } });
    expect([answer.status, errorOf(answer).code]).toEqual([412, '0x80040237']);
  });

  it('deletes, with a condition if given, and then finds nothing', async () => {
    const remove = (headers: Record<string, string> = {}) =>
      dataverse.send('DELETE', `contacts(${ANN})`, { headers });
    expect((await remove({ 'if-match': 'W/"1"' })).status).toBe(412);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });

  it('writes and empties a single property', async () => {
    const place = `contacts(${ANN})/lastname`;
    expect((await dataverse.send('PUT', place, { body: { value: 'Doe' } })).status).toBe(204);
    expect(dataverse.store.read('contact', ANN)?.['fullname']).toBe('Ann Doe');
    expect((await dataverse.send('DELETE', place)).status).toBe(204);
    expect(dataverse.store.read('contact', ANN)?.['fullname']).toBe('Ann');
  });
});

describe('UpdateMultiple', () => {
  const target = (id: string, value: number) => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.contact',
    contactid: id,
    msdyn_orgchangestatus: value,
  });
  const update = (...Targets: unknown[]) =>
    dataverse.send('POST', 'contacts/Microsoft.Dynamics.CRM.UpdateMultiple?tag=first', { body: { Targets } });
  const flagOf = (id: string) => dataverse.store.read('contact', id)?.['msdyn_orgchangestatus'];

  it('updates all rows; of two targets with one id the first counts', async () => {
    dataverse.store.upsert('contact', { contactid: aGuid(2), lastname: 'Two' });
    expect((await update(target(ANN, 1), target(aGuid(2), 1), target(ANN, 2))).status).toBe(204);
    expect([flagOf(ANN), flagOf(aGuid(2))]).toEqual([1, 1]);
    expect([...dataverse.appliedWrites].map(({ method, tag }) => [method, tag])).toEqual([
      ['UpdateMultiple', 'first'],
      ['UpdateMultiple', 'first'],
    ]);
  });

  it('updates none when one fails or lacks its type', async () => {
    expect((await update(target(ANN, 1), target(MISSING, 1))).status).toBe(404);
    expect((await update(target(ANN, 1), { contactid: ANN })).status).toBe(400);
    expect(flagOf(ANN)).toBeUndefined();
    expect(dataverse.appliedWrites.size).toBe(0);
  });
});

describe('the log of applied writes', () => {
  it('tells what was written, by which tag, between which etags', async () => {
    const etagBefore = await etagOf(ANN);
    await dataverse.send('PATCH', `contacts(${ANN})?tag=run-1`, {
      headers: { 'if-match': etagBefore },
      body: flag,
    });
    await patch(ANN, flag, { 'if-match': etagBefore });
    await dataverse.send('DELETE', `contacts(${ANN})`);
    const [first, second, ...rest] = [...dataverse.appliedWrites];
    expect(first).toMatchObject({
      entity: 'contact',
      id: ANN,
      changes: flag,
      tag: 'run-1',
      etagBefore,
      method: 'PATCH',
    });
    expect(second).toMatchObject({ method: 'DELETE', etagBefore: first?.etagAfter, etagAfter: undefined });
    expect(rest).toEqual([]);
  });
});
