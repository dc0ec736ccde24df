import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

let now = new Date('2026-03-01T10:00:00Z');
let dataverse: OpenDataverse;

beforeAll(async () => {
  dataverse = await openDataverse({ now: () => now });
  const names = { DisplayName: { LocalizedLabels: [{ Label: 'Sports', LanguageCode: 1033 }] } };
  const Options = [1, 2, 9].map((Value) => ({
    Value,
    Label: { LocalizedLabels: [{ Label: `${Value}`, LanguageCode: 1033 }] },
  }));
  dataverse.store.upsert('publisher', {
    uniquename: 'sample',
    customizationprefix: 'sample',
    customizationoptionvalueprefix: 10_000,
  });
  const column = {
    '@odata.type': 'Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata',
    SchemaName: 'sample_sports',
    ...names,
    OptionSet: { Options },
  };
  await dataverse.send('POST', "EntityDefinitions(LogicalName='contact')/Attributes", { body: column });
  dataverse.store.upsert('contact', { lastname: 'Old', annualincome: 5, sample_sports: '1,2' });
  now = new Date('2026-03-15T10:00:00Z');
  dataverse.store.upsert('contact', { lastname: 'New', annualincome: 50, sample_sports: '9' });
  dataverse.store.upsert('contact', { lastname: 'None', _ownerid_value: aGuid(1) });
  dataverse.store.upsert('contact', { lastname: 'Mine', _ownerid_value: dataverse.caller.userId });
  now = new Date('2026-03-15T11:00:00Z');
});
afterAll(() => dataverse.stop());

const CRM = 'Microsoft.Dynamics.CRM.';

describe('a query function', () => {
  it.each([
    ["LastXHours(PropertyName='createdon',PropertyValue=12)", ['New', 'None', 'Mine']],
    ["OlderThanXDays(PropertyName=@p1,PropertyValue=@p2)&@p1='createdon'&@p2=7", ['Old']],
    ["Last7Days(PropertyName='createdon')", ['New', 'None', 'Mine']],
    ["Between(PropertyName='annualincome',PropertyValues=['1','9'])", ['Old']],
    ["EqualUserId(PropertyName='ownerid')", ['Mine']],
    ["NotEqualUserId(PropertyName='_ownerid_value')", ['Old', 'New', 'None']],
    ["ContainValues(PropertyName='sample_sports',PropertyValues=['2','9'])", ['Old', 'New']],
    ["DoesNotContainValues(PropertyName='sample_sports',PropertyValues=['2'])", ['New']],
  ])('%s asks what FetchXML asks', async (call, expected) => {
    const rows = await dataverse.rows(`contacts?$select=lastname&$filter=${CRM}${call}`);
    expect(rows.map((row) => row['lastname']).sort()).toEqual([...expected].sort());
  });

  it('can be turned round', async () => {
    const rows = await dataverse.rows(
      `contacts?$select=lastname&$filter=not ${CRM}Last7Days(PropertyName='createdon')`,
    );
    expect(rows.map((row) => row['lastname'])).toEqual(['Old']);
  });

  it.each([
    ["LastXHours(PropertyName='nosuch',PropertyValue=12)", 'nosuch'],
    ["ContainValues(PropertyName='lastname',PropertyValues=['2'])", 'several choices'],
    ["LastXHours(PropertyName='lastname',PropertyValue=12)", 'asks about a date'],
    ["Between(PropertyName='annualincome',PropertyValues=['1'])", '2 value(s)'],
  ])('%s is refused by name', async (call, message) => {
    const answer = await dataverse.get(`contacts?$filter=${CRM}${call}`);
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain(message);
  });
});
