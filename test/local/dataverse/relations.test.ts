import { aGuid, errorOf, openDataverse, rowsOf, type OpenDataverse } from './open-dataverse.ts';

const [CONTOSO, ADA, BO] = [aGuid(1), aGuid(11), aGuid(12)];
const [DEAL, RIVAL] = [aGuid(21), aGuid(31)];

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse({ now: () => new Date('2026-03-15T10:00:00Z') });
  const { store } = dataverse;
  store.upsert('account', { accountid: CONTOSO, name: 'Contoso', _primarycontactid_value: ADA });
  store.upsert('account', { accountid: aGuid(2), name: 'Nobody', numberofemployees: 40 });
  store.upsert('contact', {
    contactid: ADA,
    lastname: 'Ada',
    jobtitle: 'Owner',
    _parentcustomerid_value: CONTOSO,
  });
  store.upsert('contact', {
    contactid: BO,
    lastname: 'Bo',
    jobtitle: 'Clerk',
    _parentcustomerid_value: CONTOSO,
  });
  store.upsert('opportunity', { opportunityid: DEAL, name: 'Deal', _customerid_value: CONTOSO });
  store.upsert('competitor', { competitorid: RIVAL, name: 'Rival' });
});
afterEach(() => dataverse.stop());

const names = async (filter: string) =>
  (await dataverse.rows(`accounts?$select=name&$filter=${encodeURIComponent(filter)}`)).map(
    (row) => row['name'],
  );

describe('rows that hang under others', () => {
  it.each([
    ["contact_customer_accounts/any(c:c/jobtitle eq 'Owner')", ['Contoso']],
    ["contact_customer_accounts/all(c:c/jobtitle eq 'Owner')", ['Nobody']],
    ['contact_customer_accounts/all(c:c/jobtitle ne null)', ['Contoso', 'Nobody']],
    ['not opportunity_customer_accounts/any()', ['Nobody']],
    ["contact_customer_accounts/any(c:c/lastname eq 'Ada' and c/account_primary_contact/any())", ['Contoso']],
    ["contact_customer_accounts/any(c:c/lastname eq 'Bo' and c/account_primary_contact/any())", []],
  ])('are asked about by %s', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it('are refused where a filter names no collection', async () => {
    const answer = await dataverse.get('accounts?$filter=nosuch/any()');
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain("'nosuch'");
  });

  it('are joined to many others and parted again, once however often', async () => {
    const links = `opportunities(${DEAL})/opportunitycompetitors_association/$ref`;
    const body = { '@odata.id': `${dataverse.apiUrl}competitors(${RIVAL})` };
    const competitors = `opportunities(${DEAL})/opportunitycompetitors_association?$select=name`;
    for (let times = 0; times < 2; times += 1)
      expect((await dataverse.send('POST', links, { body })).status).toBe(204);
    expect((await dataverse.rows(competitors)).map((row) => row['name'])).toEqual(['Rival']);
    const expanded = await dataverse.get(
      `competitors(${RIVAL})?$expand=opportunitycompetitors_association($select=name)`,
    );
    expect(expanded.body['opportunitycompetitors_association']).toMatchObject([{ name: 'Deal' }]);
    const link = `opportunities(${DEAL})/opportunitycompetitors_association(${RIVAL})/$ref`;
    expect((await dataverse.send('DELETE', link)).status).toBe(204);
    expect(await dataverse.rows(competitors)).toEqual([]);
  });

  it('are joined to nothing that is not there', async () => {
    const links = `opportunities(${DEAL})/opportunitycompetitors_association/$ref`;
    const body = { '@odata.id': `${dataverse.apiUrl}competitors(${aGuid(39)})` };
    expect((await dataverse.send('POST', links, { body })).status).toBe(404);
  });

  it('are told by their address alone with $expand of a lookup and $ref', async () => {
    const answer = await dataverse.get(`accounts(${CONTOSO})?$select=name&$expand=primarycontactid/$ref`);
    expect(answer.body).toMatchObject({
      _primarycontactid_value: ADA,
      primarycontactid: { '@odata.id': `${dataverse.apiUrl}contacts(${ADA})` },
    });
  });

  it('replace who takes part in an e-mail', async () => {
    dataverse.store.upsert('email', { activityid: aGuid(41), subject: 'Offer' });
    const parties = `emails(${aGuid(41)})/email_activity_parties`;
    const to = (id: string) => ({
      'partyid_contact@odata.bind': `contacts(${id})`,
      participationtypemask: 2,
    });
    for (const value of [[to(ADA), to(BO)], [to(BO)]])
      expect((await dataverse.send('PUT', parties, { body: { value } })).status).toBe(204);
    expect((await dataverse.rows(parties)).map((row) => row['_partyid_value'])).toEqual([BO]);
    const others = `accounts(${CONTOSO})/contact_customer_accounts`;
    expect((await dataverse.send('PUT', others, { body: { value: [] } })).status).toBe(405);
  });
});

describe('a new row with rows inside', () => {
  const body = {
    name: 'Fourth Coffee',
    primarycontactid: { lastname: 'Curtis', Contact_Tasks: [{ subject: 'Sign' }, { subject: 'Train' }] },
    opportunity_customer_accounts: [{ name: 'New deal' }],
  };

  it('makes them all, each leading to the other', async () => {
    expect((await dataverse.send('POST', 'accounts', { body })).status).toBe(204);
    const found = await dataverse.get(
      "accounts?$filter=name eq 'Fourth Coffee'&$select=name&$expand=primarycontactid($select=lastname),opportunity_customer_accounts($select=name)",
    );
    expect(rowsOf(found)).toMatchObject([
      { primarycontactid: { lastname: 'Curtis' }, opportunity_customer_accounts: [{ name: 'New deal' }] },
    ]);
    const tasks = await dataverse.rows(
      "tasks?$select=subject&$filter=regardingobjectid_contact_task/lastname eq 'Curtis'",
    );
    expect(tasks.map((row) => row['subject']).sort()).toEqual(['Sign', 'Train']);
  });

  it('makes none of them when one is refused', async () => {
    const wrong = { ...body, opportunity_customer_accounts: [{ name: 'x'.repeat(301) }] };
    expect((await dataverse.send('POST', 'accounts', { body: wrong })).status).toBe(400);
    expect(dataverse.store.count('contact')).toBe(2);
    expect(dataverse.store.count('task')).toBe(0);
  });

  it('is not what an update can hold', async () => {
    const answer = await dataverse.send('PATCH', `accounts(${CONTOSO})`, { body });
    expect(answer.status).toBe(501);
  });
});
