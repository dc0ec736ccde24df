import { DynamicsWebApi } from 'dynamics-web-api';
import { aGuid, errorOf, linkOf, openDataverse, rowsOf, type OpenDataverse } from './open-dataverse.ts';

const CONTOSO = aGuid(1);
const FABRIKAM = aGuid(2);
const PEOPLE = [11, 12, 13].map(aGuid);

let dataverse: OpenDataverse;
beforeEach(async () => {
  dataverse = await openDataverse();
  const { store } = dataverse;
  for (const [accountid, name] of [
    [CONTOSO, 'Contoso'],
    [FABRIKAM, 'Fabrikam'],
  ])
    store.upsert('account', { accountid, name });
  for (const [index, contactid] of PEOPLE.entries())
    store.upsert('contact', {
      contactid,
      lastname: `Person ${index}`,
      jobtitle: index === 0 ? 'Buyer' : 'Seller',
      _parentcustomerid_value: CONTOSO,
    });
});
afterEach(() => dataverse.stop());

const UNDER = `accounts(${CONTOSO})/contact_customer_accounts`;
const namesAt = async (path: string) => rowsOf(await dataverse.get(path)).map(({ lastname }) => lastname);

describe('the rows under a row', () => {
  it('are read, filtered, counted and paged at their own address', async () => {
    expect(await namesAt(`${UNDER}?$select=lastname&$orderby=lastname desc`)).toEqual([
      'Person 2',
      'Person 1',
      'Person 0',
    ]);
    expect(await namesAt(`${UNDER}?$select=lastname&$filter=jobtitle eq 'Buyer'`)).toEqual(['Person 0']);
    expect(await namesAt(`accounts(${FABRIKAM})/contact_customer_accounts`)).toEqual([]);
    expect((await dataverse.get(`${UNDER}/$count`)).text).toBe('\uFEFF3');
    const first = await dataverse.get(`${UNDER}?$select=lastname`, { prefer: 'odata.maxpagesize=2' });
    const link = linkOf(first, 'nextLink') ?? '';
    expect(link).toContain(`/${UNDER}?`);
    const second = await dataverse.send('GET', link, { headers: { prefer: 'odata.maxpagesize=2' } });
    expect([...rowsOf(first), ...rowsOf(second)]).toHaveLength(3);
  });

  it('come with the row when they are expanded, as the brackets ask', async () => {
    const options = "$select=lastname;$filter=jobtitle eq 'Seller';$orderby=lastname desc;$top=1";
    const { body } = await dataverse.get(
      `accounts(${CONTOSO})?$select=name&$expand=contact_customer_accounts(${options})`,
    );
    expect(body['contact_customer_accounts']).toEqual([expect.objectContaining({ lastname: 'Person 2' })]);
    const [listed] = rowsOf(
      await dataverse.get('accounts?$select=name&$expand=contact_customer_accounts($select=lastname)'),
    );
    expect(listed?.['contact_customer_accounts@odata.nextLink']).toBe(
      `${dataverse.apiUrl}${UNDER}?$select=lastname`,
    );
  });

  it('are associated and disassociated by reference', async () => {
    const person = `${dataverse.apiUrl}contacts(${PEOPLE[0] ?? ''})`;
    const to = `accounts(${FABRIKAM})/contact_customer_accounts`;
    expect((await dataverse.send('POST', `${to}/$ref`, { body: { '@odata.id': person } })).status).toBe(204);
    expect(await namesAt(`${to}?$select=lastname`)).toEqual(['Person 0']);
    const { body } = await dataverse.get(`${to}/$ref`);
    expect(body['value']).toEqual([{ '@odata.id': person }]);
    expect((await dataverse.send('DELETE', `${to}/$ref?$id=${person}`)).status).toBe(204);
    expect((await dataverse.send('DELETE', `${UNDER}(${PEOPLE[1] ?? ''})/$ref`)).status).toBe(204);
    expect(await namesAt(`${UNDER}?$select=lastname`)).toEqual(['Person 2']);
  });

  it('are refused where the row, the option or the reference is wrong', async () => {
    expect((await dataverse.get(`accounts(${aGuid(9)})/contact_customer_accounts`)).status).toBe(404);
    const wrong = await dataverse.get(`accounts?$expand=contact_customer_accounts($top=none)`);
    expect([wrong.status, errorOf(wrong).message]).toEqual([400, expect.stringContaining('$top')]);
    const account = { '@odata.id': `${dataverse.apiUrl}accounts(${FABRIKAM})` };
    expect((await dataverse.send('POST', `${UNDER}/$ref`, { body: account })).status).toBe(400);
    expect((await dataverse.send('POST', UNDER, { body: {} })).status).toBe(405);
  });

  it('are understood by the client dynamics-web-api', async () => {
    const api = new DynamicsWebApi({
      serverUrl: dataverse.url,
      dataApi: { version: '9.2' },
      onTokenRefresh: () => Promise.resolve(dataverse.issueToken()),
    });
    const account = await api.retrieve<{ contact_customer_accounts: { lastname: string }[] }>({
      collection: 'accounts',
      key: CONTOSO,
      select: ['name'],
      expand: [
        { property: 'contact_customer_accounts', select: ['lastname'], filter: "jobtitle eq 'Buyer'" },
      ],
    });
    expect(account.contact_customer_accounts.map(({ lastname }) => lastname)).toEqual(['Person 0']);
    const related = {
      collection: 'accounts',
      relationshipName: 'contact_customer_accounts',
      relatedCollection: 'contacts',
    };
    const relatedKey = PEOPLE[2] ?? '';
    await api.associate({ ...related, primaryKey: FABRIKAM, relatedKey });
    expect(await namesAt(`accounts(${FABRIKAM})/contact_customer_accounts`)).toEqual(['Person 2']);
    await api.disassociate({ ...related, primaryKey: FABRIKAM, relatedKey });
    expect(await namesAt(`accounts(${FABRIKAM})/contact_customer_accounts`)).toEqual([]);
  });
});
