import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const [ADA, USER] = [aGuid(11), aGuid(12)];

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse({ now: () => new Date('2026-03-15T10:00:00Z') });
  dataverse.store.upsert('contact', { contactid: ADA, lastname: 'Ada', emailaddress1: 'ada@example.com' });
});
afterEach(() => dataverse.stop());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  dataverse.send('POST', path, { body, headers });

describe('messages about rows', () => {
  it('CreateMultiple makes all rows or none and tells their ids in order', async () => {
    const row = (lastname: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', lastname });
    const path = 'contacts/Microsoft.Dynamics.CRM.CreateMultiple';
    const made = await post(path, { Targets: [row('Bo'), row('Cy')] });
    const names = (made.body['Ids'] as string[]).map(
      (id) => dataverse.store.read('contact', id)?.['lastname'],
    ); // asserted next
    expect(names).toEqual(['Bo', 'Cy']);
    expect((await post(path, { Targets: [row('Di'), row('x'.repeat(51))] })).status).toBe(400);
    expect(dataverse.store.count('contact')).toBe(3);
  });

  it.each([
    ['WinOpportunity', 3, { statecode: 1, statuscode: 3 }],
    ['LoseOpportunity', 4, { statecode: 2, statuscode: 4 }],
  ])('%s closes the opportunity', async (action, Status, expected) => {
    dataverse.store.upsert('opportunity', { opportunityid: aGuid(21), name: 'Deal' });
    const OpportunityClose = { subject: 'Done', 'opportunityid@odata.bind': `opportunities(${aGuid(21)})` };
    expect((await post(action, { Status, OpportunityClose })).status).toBe(204);
    expect(dataverse.store.read('opportunity', aGuid(21))).toMatchObject({
      ...expected,
      actualclosedate: '2026-03-15',
    });
  });

  it('AddToQueue puts a letter into a queue, and the minutes of a case are those of its activities', async () => {
    dataverse.store.upsert('queue', { queueid: aGuid(31), name: 'Letters' });
    dataverse.store.upsert('incident', { incidentid: aGuid(32), title: 'Broken' });
    const TYPE = '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname';
    const about = { _regardingobjectid_value: aGuid(32), [TYPE]: 'incident' };
    dataverse.store.upsert('letter', { activityid: aGuid(33), actualdurationminutes: 30, ...about });
    dataverse.store.upsert('task', { actualdurationminutes: 15, ...about });
    const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.letter', activityid: aGuid(33) };
    const added = await post(`queues(${aGuid(31)})/Microsoft.Dynamics.CRM.AddToQueue`, { Target });
    expect(dataverse.store.read('queueitem', String(added.body['QueueItemId']))).toMatchObject({
      _queueid_value: aGuid(31),
      _objectid_value: aGuid(33),
    });
    const total = await dataverse.get(
      `incidents(${aGuid(32)})/Microsoft.Dynamics.CRM.CalculateTotalTimeIncident()`,
    );
    expect(total.body['TotalTime']).toBe(45);
  });

  it('InitializeFrom gives the body of a new row, with what the mapping carries over', async () => {
    const names = { sourceentityname: 'account', targetentityname: 'contact' };
    const map = dataverse.store.upsert('entitymap', names);
    const pairs = { telephone1: 'telephone1', accountid: 'parentcustomerid', fax: 'nickname' };
    for (const [sourceattributename, targetattributename] of Object.entries(pairs))
      dataverse.store.upsert('attributemap', {
        sourceattributename,
        targetattributename,
        _entitymapid_value: map.id,
      });
    dataverse.store.upsert('account', { accountid: aGuid(41), name: 'Contoso', telephone1: '555' });
    const query = `?@p1={'@odata.id':'accounts(${aGuid(41)})'}&@p2='contact'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`;
    const { body } = await dataverse.get(
      `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)${query}`,
    );
    const row = Object.fromEntries(Object.entries(body).filter(([name]) => name !== '@odata.context'));
    expect(row).toEqual({
      '@odata.type': '#Microsoft.Dynamics.CRM.contact',
      telephone1: '555',
      'parentcustomerid_account@odata.bind': `accounts(${aGuid(41)})`,
    });
    expect((await post('contacts', { ...row, lastname: 'New' })).status).toBe(204);
  });

  it('GetTimeZoneCodeByLocalizedName knows the English names', async () => {
    const ask = (name: string, locale = 1033) =>
      dataverse.get(
        `GetTimeZoneCodeByLocalizedName(LocalizedStandardName=@p1,LocaleId=@p2)?@p1='${name}'&@p2=${locale}`,
      );
    expect((await ask('Pacific Standard Time')).body['TimeZoneCode']).toBe(4);
    expect((await ask('Middle-earth Time')).status).toBe(400);
    expect((await ask('Pacific Standard Time', 1031)).status).toBe(501);
  });

  it('RetrievePrincipalAccess tells what is left of the privileges', async () => {
    dataverse.withdrawPrivileges('prvDeleteContact');
    const path = `systemusers(${dataverse.caller.userId})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)`;
    const answer = await dataverse.get(`${path}?@t={'@odata.id':'contacts(${ADA})'}`);
    expect(answer.body['AccessRights']).toBe('ReadAccess, WriteAccess');
  });
});

describe('a published duplicate detection rule', () => {
  const wish = { 'MSCRM.SuppressDuplicateDetection': 'false' };
  const twin = { lastname: 'Other', emailaddress1: 'ADA@example.com' };

  beforeEach(() => {
    const names = { baseentityname: 'contact', matchingentityname: 'contact' };
    const rule = dataverse.store.upsert('duplicaterule', { ...names, statuscode: 2 });
    const columns = { baseattributename: 'emailaddress1', matchingattributename: 'emailaddress1' };
    dataverse.store.upsert('duplicaterulecondition', {
      ...columns,
      operatorcode: 0,
      _duplicateruleid_value: rule.id,
    });
  });

  it('refuses a duplicate where the client wishes it, and only there', async () => {
    const refused = await post('contacts', twin, wish);
    expect([refused.status, errorOf(refused).code]).toEqual([412, '0x80040333']);
    expect((await post('contacts', twin)).status).toBe(204);
    const again = { headers: wish, body: { jobtitle: 'Owner' } };
    expect((await dataverse.send('PATCH', `contacts(${ADA})`, again)).status).toBe(412);
  });

  it('does not call a row a duplicate of itself, nor rows without the value', async () => {
    const body = { jobtitle: 'Owner' };
    expect((await dataverse.send('PATCH', `contacts(${ADA})`, { headers: wish, body })).status).toBe(204);
    for (const lastname of ['Bo', 'Cy'])
      expect((await post('contacts', { lastname }, wish)).status).toBe(204);
  });

  it('is asked by a job, which notes every row that has a duplicate', async () => {
    await post('contacts', twin);
    await post('contacts', { lastname: 'Alone', emailaddress1: 'alone@example.com' });
    const body = { Query: { EntityName: 'contact' }, JobName: 'Nightly' };
    const { JobId: id } = (await post('BulkDetectDuplicates', body)).body;
    const found = await dataverse.rows(`asyncoperations(${String(id)})/AsyncOperation_DuplicateBaseRecord`);
    expect(found).toHaveLength(2);
    expect(found.map((row) => row['_baserecordid_value'])).toContain(ADA);
    expect((await post('BulkDetectDuplicates', { Query: { EntityName: 'nosuch' } })).status).toBe(400);
  });

  it('is asked for the duplicates of a row', async () => {
    await post('contacts', twin);
    const parameters = `@p1={'@odata.type':'Microsoft.Dynamics.CRM.contact','contactid':'${ADA}'}&@p2='contact'&@p3={'PageNumber':1,'Count':50}`;
    const found = await dataverse.rows(
      `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)?${parameters}`,
    );
    expect(found).toMatchObject([twin]);
  });
});

describe('whoever makes a row', () => {
  it('is told by it, and with impersonation also who really called', async () => {
    dataverse.store.upsert('systemuser', { systemuserid: USER, fullname: 'Somebody' });
    await post('accounts', { name: 'Mine' });
    await post('accounts', { name: 'Theirs' }, { MSCRMCallerID: USER });
    const { userId } = dataverse.caller;
    const rows = [...dataverse.store.iterate('account')].map((row) => [
      row['name'],
      row['_createdby_value'],
      row['_createdonbehalfby_value'],
    ]);
    expect(rows.sort()).toEqual([
      ['Mine', userId, undefined],
      ['Theirs', USER, userId],
    ]);
  });
});
