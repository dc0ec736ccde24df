import { aGuid, errorOf, openDataverse, rowsOf, type OpenDataverse } from './open-dataverse.ts';

const [APP, FORM, API] = [aGuid(1), aGuid(2), aGuid(3)];
const CONTACT = "EntityDefinitions(LogicalName='contact')";

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse({
    now: () => new Date('2026-03-05T15:04:05Z'),
    customization: { languages: [1031] },
  });
  const { store } = dataverse;
  const prefix = { customizationprefix: 'new', customizationoptionvalueprefix: 10_000 };
  store.upsert('publisher', { uniquename: 'new', ...prefix });
  store.upsert('appmodule', { appmoduleid: APP, name: 'Sales' });
  store.upsert('systemform', { formid: FORM, name: 'Contact', objecttypecode: 'contact' });
  store.upsert('customapi', { customapiid: API, uniquename: 'new_Check', displayname: 'Check' });
});
afterEach(() => dataverse.stop());

const post = (path: string, body: object) => dataverse.send('POST', path, { body });
const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });

const addNumber = (AutoNumberFormat: string) =>
  post(`${CONTACT}/Attributes`, {
    '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
    SchemaName: 'new_Number',
    DisplayName: label('Number'),
    MaxLength: 100,
    AutoNumberFormat,
  });

const numbers = async () =>
  (await dataverse.rows('contacts?$select=new_number&$orderby=lastname')).map((row) => row['new_number']);

describe('an auto-number column', () => {
  const seed = { EntityName: 'contact', AttributeName: 'new_Number', Value: 7 };

  it('counts from 1000 or from the number that is set, and writes the date', async () => {
    await addNumber('C-{SEQNUM:4}-{DATETIMEUTC:yyyyMMddhhmmss}');
    await post('contacts', { lastname: 'A' });
    expect((await post('SetAutoNumberSeed', seed)).status).toBe(204);
    for (const lastname of ['B', 'C']) await post('contacts', { lastname });
    expect(await numbers()).toEqual([
      'C-1000-20260305030405',
      'C-0007-20260305030405',
      'C-0008-20260305030405',
    ]);
  });

  it('takes what a row says itself, and letters by chance', async () => {
    await addNumber('{RANDSTRING:6}');
    await post('contacts', { lastname: 'A', new_number: 'mine' });
    await post('contacts', { lastname: 'B' });
    expect(await numbers()).toEqual(['mine', expect.stringMatching(/^[A-Z0-9]{6}$/)]);
  });

  it('is the only kind of column with a seed', async () => {
    expect((await post('SetAutoNumberSeed', { ...seed, AttributeName: 'jobtitle' })).status).toBe(400);
  });
});

describe('labels of a custom API', () => {
  const moniker = { '@odata.type': 'Microsoft.Dynamics.CRM.customapi', customapiid: API };
  const set = (Labels: object[], AttributeName = 'displayname') =>
    post('SetLocLabels', { EntityMoniker: moniker, AttributeName, Labels });
  const read = async () => {
    const query = `?@p1={'@odata.id':'customapis(${API})'}&@p2='displayname'&@p3=true`;
    const path = `RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)${query}`;
    const { LocalizedLabels: list } = (await dataverse.get(path)).body['Label'] as {
      LocalizedLabels: object[];
    }; // compared below
    return list;
  };

  it('are read in every language, the base language from the row', async () => {
    expect((await set([{ Label: 'Prüfen', LanguageCode: 1031 }])).status).toBe(204);
    expect(await read()).toMatchObject([
      { Label: 'Prüfen', LanguageCode: 1031 },
      { Label: 'Check', LanguageCode: 1033 },
    ]);
    await set([{ Label: 'Look up', LanguageCode: 1033 }]);
    expect(await read()).toMatchObject([{ Label: 'Look up', LanguageCode: 1033 }]);
    expect(dataverse.store.read('customapi', API)?.['displayname']).toBe('Look up');
  });

  it('are refused in other languages, for other columns and without the privilege', async () => {
    expect((await set([{ Label: 'Vérifier', LanguageCode: 1036 }])).status).toBe(400);
    expect((await set([], 'uniquename')).status).toBe(400);
    dataverse.withdrawPrivileges('prvWriteCustomAPI');
    expect((await set([])).status).toBe(403);
  });
});

describe('an app', () => {
  const form = { '@odata.type': 'Microsoft.Dynamics.CRM.systemform', formid: FORM };

  it('shows forms as well as views, and no longer once they are removed', async () => {
    const components = async () =>
      rowsOf(await dataverse.get('appmodulecomponents?$select=componenttype,objectid'));
    await post('AddAppComponents', { AppId: APP, Components: [form] });
    expect(await components()).toMatchObject([{ componenttype: 60, objectid: FORM }]);
    await post('RemoveAppComponents', { AppId: APP, Components: [form] });
    expect(await components()).toEqual([]);
  });

  it('is not valid without a site map', async () => {
    const validate = async () =>
      (await dataverse.get(`ValidateApp(AppModuleId=${APP})`)).body['AppValidationResponse'];
    expect(await validate()).toMatchObject({
      ValidationSuccess: false,
      ValidationIssueList: [{ Message: 'App does not contain Site Map', CRMErrorCode: -2147155684 }],
    });
    const siteMap = { componenttype: 62, objectid: aGuid(9), _appmoduleidunique_value: APP };
    dataverse.store.upsert('appmodulecomponent', siteMap);
    expect(await validate()).toEqual({ ValidationSuccess: true, ValidationIssueList: [] });
  });
});

describe('an alternate key', () => {
  const SchemaName = 'new_NameAndMail';
  const KeyAttributes = ['lastname', 'emailaddress1'];
  const ADA =
    "contacts(lastname='O''Neil, Ada',emailaddress1=@mail)?@mail='ada@example.com'&$select=lastname";

  it('names one row by all its columns, for reading and for writing', async () => {
    dataverse.store.upsert('contact', { lastname: "O'Neil, Ada", emailaddress1: 'ada@example.com' });
    expect((await dataverse.get(ADA)).status).toBe(400);
    expect((await post(`${CONTACT}/Keys`, { SchemaName, KeyAttributes })).status).toBe(204);
    expect((await dataverse.get(ADA)).body['lastname']).toBe("O'Neil, Ada");
    const body = { jobtitle: 'Owner' };
    expect((await dataverse.send('PATCH', ADA.replace('&$select=lastname', ''), { body })).status).toBe(204);
    expect([...dataverse.store.iterate('contact')].map((row) => row['jobtitle'])).toEqual(['Owner']);
    expect(rowsOf(await dataverse.get(`${CONTACT}/Keys`))).toMatchObject([{ KeyAttributes }]);
  });

  it('is refused with columns that are no key, and says so where nobody bears it', async () => {
    await post(`${CONTACT}/Keys`, { SchemaName, KeyAttributes });
    const half = await dataverse.get("contacts(lastname='Ada')");
    expect(errorOf(half).message).toBe(
      'The specified key attributes are not a defined key for the contact entity',
    );
    const nobody = await dataverse.get(ADA);
    expect([nobody.status, errorOf(nobody).code]).toEqual([404, '0x80060891']);
    expect((await dataverse.send('PATCH', ADA.replace('&$select=lastname', ''), { body: {} })).status).toBe(
      501,
    );
    expect((await post(`${CONTACT}/Keys`, { SchemaName, KeyAttributes: ['nosuch'] })).status).toBe(400);
  });
});

describe('the description of the service', () => {
  it('names tables, columns and navigations, and when asked what each set can do', async () => {
    const plain = await dataverse.get('$metadata');
    expect(plain.headers.get('content-type')).toContain('application/xml');
    expect(plain.text).toContain('<EntityType Name="contact"><Key><PropertyRef Name="contactid" /></Key>');
    expect(plain.text).toContain('<Property Name="_ownerid_value" Type="Edm.Guid" />');
    expect(plain.text).toContain(
      '<NavigationProperty Name="contact_customer_accounts" Type="Collection(Microsoft.Dynamics.CRM.contact)" />',
    );
    expect(plain.text).not.toContain('Annotation');
    const annotated = (await dataverse.get('$metadata?annotations=true')).text;
    const setOf = (name: string) =>
      new RegExp(`<EntitySet Name="${name}".*?Bool="(\\w+)"`).exec(annotated)?.[1];
    expect([setOf('contacts'), setOf('leads')]).toEqual(['true', 'false']);
  });

  it('lists relationships of every kind, all or those of a table', async () => {
    const names = async (path: string) =>
      (await dataverse.rows(path)).map((row) => String(row['SchemaName']));
    expect(await names('RelationshipDefinitions?$select=SchemaName')).toEqual(
      expect.arrayContaining(['contact_customer_accounts', 'teammembership_association']),
    );
    const oneToMany = 'RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata';
    const ofAccount = await names(`${oneToMany}?$select=SchemaName&$filter=ReferencedEntity eq 'account'`);
    expect(await names("EntityDefinitions(LogicalName='account')/OneToManyRelationships")).toEqual(ofAccount);
    expect(ofAccount).toContain('contact_customer_accounts');
    expect(ofAccount).not.toContain('contact_customer_contacts');
  });
});

describe('a definition with $expand', () => {
  it('brings the columns that are asked for, and the options of a choice', async () => {
    const nested =
      "$select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money'";
    const table = await dataverse.get(`${CONTACT}?$select=LogicalName&$expand=Attributes(${nested})`);
    expect(table.body['Attributes']).toMatchObject([{ LogicalName: 'annualincome' }]);
    const choices = `${CONTACT}/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`;
    const [flag] = await dataverse.rows(
      `${choices}?$select=LogicalName&$expand=OptionSet,GlobalOptionSet&$filter=LogicalName eq 'msdyn_orgchangestatus'`,
    );
    expect(flag).toMatchObject({
      LogicalName: 'msdyn_orgchangestatus',
      OptionSet: { Options: [{ Value: 0 }, { Value: 1 }, { Value: 2 }] },
      GlobalOptionSet: null,
    });
    const [bare] = await dataverse.rows(`${choices}?$select=LogicalName`);
    expect(bare).not.toHaveProperty('OptionSet');
  });

  it('is refused for anything else', async () => {
    expect((await dataverse.get(`${CONTACT}?$expand=Privileges`)).status).toBe(501);
    expect((await dataverse.get('EntityDefinitions?$expand=Attributes')).status).toBe(501);
  });
});
