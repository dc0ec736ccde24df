import { aGuid, errorOf, linkOf, openDataverse, rowsOf, type OpenDataverse } from './open-dataverse.ts';

const CONTOSO = aGuid(1);
const FABRIKAM = aGuid(2);
const ANN = aGuid(11);
const ZOE = aGuid(12);
const BOB = aGuid(13);
const OWNER = aGuid(21);

let dataverse: OpenDataverse;

function seed(): void {
  const { store } = dataverse;
  store.upsert('systemuser', {
    systemuserid: OWNER,
    fullname: 'Olga Owner',
    internalemailaddress: 'olga@example.com',
  });
  store.upsert('team', { teamid: aGuid(31), name: 'Sales' });
  store.upsert('teammembership', { teammembershipid: aGuid(32), teamid: aGuid(31), systemuserid: OWNER });
  store.upsert('account', {
    accountid: CONTOSO,
    name: 'Contoso',
    revenue: 1000,
    _primarycontactid_value: ANN,
  });
  store.upsert('account', { accountid: FABRIKAM, name: 'Fabrikam', numberofemployees: 1200 });
  const atContoso = { _parentcustomerid_value: CONTOSO, _ownerid_value: OWNER };
  store.upsert('contact', {
    contactid: ANN,
    firstname: 'Ann',
    lastname: 'Lee',
    jobtitle: 'CEO',
    ...atContoso,
  });
  store.upsert('contact', {
    contactid: ZOE,
    firstname: 'Zoë',
    lastname: "O'Neil",
    msdyn_orgchangestatus: 1,
    ...atContoso,
  });
  store.upsert('contact', {
    contactid: BOB,
    lastname: 'Bob',
    statecode: 1,
    _parentcustomerid_value: ANN,
    '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
    modifiedon: '2020-01-02T03:04:05Z',
  });
}

beforeAll(async () => {
  dataverse = await openDataverse({ linkedInUrlColumn: 'new_linkedinurl' });
  seed();
});
afterAll(() => dataverse.stop());

describe('$filter', () => {
  it.each([
    ["jobtitle eq 'ceo'", [ANN]],
    ["firstname eq 'zoe'", [ZOE]],
    ["lastname eq 'o''neil'", [ZOE]],
    ["jobtitle ne 'CEO'", [ZOE, BOB]],
    ['jobtitle eq null', [ZOE, BOB]],
    ['jobtitle ne null', [ANN]],
    ["not contains(jobtitle,'ce')", [ZOE, BOB]],
    ["startswith(fullname,'ann')", [ANN]],
    ["endswith(fullname,'lee')", [ANN]],
    ["contains(fullname,'o')", [ZOE, BOB]],
    ['statecode eq 1', [BOB]],
    ['merged eq true', []],
    ['msdyn_orgchangestatus ge 1', [ZOE]],
    ['modifiedon lt 2020-01-02T03:04:06Z', [BOB]],
    ['modifiedon le 2020-01-02T05:04:05%2B02:00', [BOB]],
    [`contactid eq ${ANN}`, [ANN]],
    [`_parentcustomerid_value eq ${CONTOSO}`, [ANN, ZOE]],
    [`_accountid_value eq ${CONTOSO}`, [ANN, ZOE]],
    [`_parentcustomerid_value eq ${ANN}`, [BOB]],
    ["parentcustomerid_account/name eq 'Contoso' and statecode eq 0", [ANN, ZOE]],
    [`parentcustomerid_contact/contactid eq ${ANN}`, [BOB]],
    [
      `Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=['${ANN}','${BOB}','nonsense'])`,
      [ANN, BOB],
    ],
    [`Microsoft.Dynamics.CRM.In(PropertyName='parentcustomerid',PropertyValues=['${CONTOSO}'])`, [ANN, ZOE]],
    ["Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=['LEE','Bob'])", [ANN, BOB]],
    ["(jobtitle eq 'x' or statecode eq 0) and not (lastname eq 'Lee')", [ZOE]],
    ['jobtitle eq @p&@p=%27CEO%27', [ANN]],
  ])('%s', async (filter, expected) => {
    const found = await dataverse.rows(`contacts?$select=contactid&$filter=${filter}`);
    expect(found.map((row) => row['contactid']).sort()).toEqual(expected);
  });

  it('looks through a many-to-many relationship with any()', async () => {
    const inSales = `systemusers?$select=fullname&$filter=teammembership_association/any(t:t/name eq 'sales')`;
    expect(await dataverse.rows(inSales)).toMatchObject([{ fullname: 'Olga Owner' }]);
    expect(await dataverse.rows(inSales.replace('sales', 'none'))).toEqual([]);
    expect(await dataverse.rows('teams?$filter=teammembership_association/any()')).toHaveLength(1);
  });

  it.each([
    [
      'contacts?$filter=nosuch eq 1',
      "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    ["contacts?$filter=statecode eq 'x'", 'incompatible types'],
    ['contacts?$filter=statecode eq', 'Syntax error at position 12'],
    [
      "contacts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='nosuch',PropertyValues=['1'])",
      "attribute with Name = 'nosuch'",
    ],
    ['contacts?$select=nosuch', "'nosuch'"],
    ['contacts?$select=parentcustomerid', "'parentcustomerid'"],
    ['contacts?$orderby=nosuch', "'nosuch'"],
    ['contacts?$orderby=fullname downwards', 'Syntax error'],
    ['contacts?$expand=nosuch', "'nosuch'"],
    ['contacts?$expand=ownerid($select=fullname)', "'fullname' on type 'Microsoft.Dynamics.CRM.principal'"],
    ['contacts?$skip=5', 'Skip Clause is not supported in CRM'],
    ['contacts?$nosuch=5', 'The query parameter $nosuch is not supported'],
    ['contacts?$top=0', '$top'],
    ['contacts?$select=fullname&$select=jobtitle', 'more than once'],
    ['contacts(not-an-id)', "Invalid 'GUID' value"],
  ])('refuses %s with 400', async (path, message) => {
    const answer = await dataverse.get(path);
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain(message);
    expect(errorOf(answer).code).toMatch(/^0x8[0-9a-f]{7}$/i);
  });

  it.each([
    'contacts?$apply=aggregate($count as n)',
    "contacts?$filter=Microsoft.Dynamics.CRM.ThisFiscalYear(PropertyName='modifiedon')",
    'accounts?$expand=contact_customer_accounts/$ref',
    'accounts?annotations=true',
    'audits',
  ])('says that it does not serve %s', async (path) => {
    const answer = await dataverse.get(path);
    expect(answer.status).toBe(501);
    expect(errorOf(answer)).toMatchObject({
      code: '0x80040219',
      message: expect.stringContaining('stand-in') as string,
    });
  });

  it.each([
    ['GET' as const, 'nosuchset', 404],
    ['GET' as const, `contacts(${aGuid(99)})`, 404],
    ['PUT' as const, 'contacts', 405],
    ['POST' as const, 'WhoAmI()', 405],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await dataverse.send(method, path)).status).toBe(status);
  });
});

describe('the shape of a row', () => {
  it('shows every column as null when empty, and lookups only by value', async () => {
    const { body, headers } = await dataverse.get(`contacts(${ZOE})`);
    expect(body).toMatchObject({
      fullname: "Zoë O'Neil",
      jobtitle: null,
      new_linkedinurl: null,
      statecode: 0,
      merged: false,
    });
    expect(body).toMatchObject({
      _accountid_value: CONTOSO,
      _owninguser_value: OWNER,
      _owningteam_value: null,
    });
    expect(body).not.toHaveProperty('parentcustomerid');
    expect(body['@odata.etag']).toBe(`W/"${String(body['versionnumber'])}"`);
    expect(headers.get('etag')).toBe(body['@odata.etag']);
  });

  it('annotates only what was asked for', async () => {
    const path = `contacts?$select=_parentcustomerid_value,statecode&$filter=contactid eq ${BOB}`;
    const logicalName = { prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"' };
    const [plain] = await dataverse.rows(path);
    const [typed] = await dataverse.rows(path, logicalName);
    const [full] = await dataverse.rows(path, { prefer: 'odata.include-annotations="*"' });
    expect(Object.keys(plain ?? {}).filter((key) => key.includes('@'))).toEqual(['@odata.etag']);
    expect(typed?.['_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname']).toBe('contact');
    expect(typed).not.toHaveProperty('statecode@OData.Community.Display.V1.FormattedValue');
    expect(full).toMatchObject({
      'statecode@OData.Community.Display.V1.FormattedValue': 'Inactive',
      '_parentcustomerid_value@OData.Community.Display.V1.FormattedValue': 'Ann Lee',
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty':
        'parentcustomerid_contact',
    });
  });

  it('brings the currency along with money', async () => {
    const [account] = await dataverse.rows(`accounts?$select=revenue&$filter=name eq 'Contoso'`);
    expect(account).toMatchObject({ revenue: 1000, _transactioncurrencyid_value: null });
  });

  it('expands single-valued navigations, null where they lead elsewhere', async () => {
    const path =
      'contacts?$select=fullname&$orderby=lastname&$expand=parentcustomerid_account($select=name;$expand=primarycontactid($select=fullname)),owninguser($select=fullname),ownerid';
    const [bob, ann] = await dataverse.rows(path);
    expect(bob).toMatchObject({ parentcustomerid_account: null, owninguser: null, ownerid: null });
    expect(ann).toMatchObject({
      parentcustomerid_account: {
        name: 'Contoso',
        accountid: CONTOSO,
        primarycontactid: { fullname: 'Ann Lee' },
      },
      owninguser: { fullname: 'Olga Owner' },
      ownerid: { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: OWNER },
    });
  });

  it('reads one property and one related row', async () => {
    expect((await dataverse.get(`contacts(${ANN})/jobtitle`)).body['value']).toBe('CEO');
    expect((await dataverse.get(`contacts(${ZOE})/jobtitle`)).status).toBe(204);
    expect(
      (await dataverse.get(`accounts(${CONTOSO})/primarycontactid?$select=fullname`)).body['fullname'],
    ).toBe('Ann Lee');
    expect((await dataverse.get(`contacts(${ANN})/nosuch`)).status).toBe(404);
  });

  it('answers 304 to a row that is as the client has it, and nothing less to If-None-Match: null', async () => {
    const etag = (await dataverse.get(`contacts(${ANN})`)).headers.get('etag') ?? '';
    expect((await dataverse.get(`contacts(${ANN})`, { 'if-none-match': etag })).status).toBe(304);
    expect((await dataverse.get(`contacts(${ANN})`, { 'if-none-match': 'W/"1"' })).status).toBe(200);
    expect((await dataverse.get(`contacts(${ANN})`, { 'if-none-match': 'null' })).status).toBe(200);
  });
});

describe('collections', () => {
  it('sorts by several columns, empty ones first', async () => {
    const found = await dataverse.rows('contacts?$select=lastname&$orderby=jobtitle asc,lastname desc');
    expect(found.map((row) => row['lastname'])).toEqual(["O'Neil", 'Bob', 'Lee']);
  });

  it('bounds by $top without a next link', async () => {
    const answer = await dataverse.get('contacts?$top=2');
    expect(rowsOf(answer)).toHaveLength(2);
    expect(linkOf(answer, 'nextLink')).toBeUndefined();
  });

  it('counts in the answer and behind a byte-order mark', async () => {
    const counted = await dataverse.get('contacts?$count=true&$top=1&$filter=statecode eq 0');
    expect(counted.body['@odata.count']).toBe(2);
    const alone = await dataverse.get('contacts/$count?$filter=statecode eq 1');
    expect(alone.text).toBe('\uFEFF1');
    expect(alone.headers.get('content-type')).toBe('text/plain');
  });

  it.each(['', '&$orderby=jobtitle desc', '&$orderby=fullname', '&$filter=statecode eq 0'])(
    'pages through all rows once, each page as large as asked (%s)',
    async (options) => {
      const headers = { prefer: 'odata.maxpagesize=1' };
      const whole = await dataverse.rows(`contacts?$select=fullname${options}`);
      const paged: unknown[] = [];
      let link: string | undefined = `contacts?$select=fullname${options}`;
      while (link !== undefined) {
        const page = await dataverse.get(link, headers);
        expect(page.headers.get('preference-applied')).toBe('odata.maxpagesize=1');
        expect(rowsOf(page)).toHaveLength(1);
        paged.push(...rowsOf(page));
        link = linkOf(page, 'nextLink');
      }
      expect(paged).toEqual(whole);
    },
  );

  it.each(['0', '5001', 'many'])('refuses a page size of %s', async (size) => {
    const answer = await dataverse.get('contacts', { prefer: `odata.maxpagesize=${size}` });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain('between 1 and 5000');
  });

  it('refuses a next link that a client has edited', async () => {
    const link = linkOf(await dataverse.get('contacts', { prefer: 'odata.maxpagesize=1' }), 'nextLink') ?? '';
    expect((await dataverse.get(link.replace('%255B', '[broken'))).status).toBe(400);
  });
});
