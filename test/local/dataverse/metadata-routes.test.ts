import { DynamicsWebApi } from 'dynamics-web-api';
import { openDataverse, type OpenDataverse } from './open-dataverse.ts';

const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
const option = (value: number, text: string) => ({ Value: value, Label: label(text) });
const COLUMNS = "EntityDefinitions(LogicalName='contact')/Attributes";
const MOOD = { EntityLogicalName: 'contact', AttributeLogicalName: 'new_mood' };
const OPTIONS = `${COLUMNS}(LogicalName='new_mood')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`;

const column = (type: string, name: string, more: object = {}) => ({
  '@odata.type': `Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
  SchemaName: name,
  DisplayName: label(name),
  ...more,
});

describe('definitions over plain HTTP', () => {
  let dataverse: OpenDataverse;

  const post = (path: string, body: object) => dataverse.send('POST', path, { body });
  const valuesOf = async () => {
    const { OptionSet } = (await dataverse.get(OPTIONS)).body as {
      OptionSet: { Options: { Value: number }[] }; // asserted on below
    };
    return OptionSet.Options.map(({ Value }) => Value);
  };

  beforeEach(async () => {
    dataverse = await openDataverse();
    const names = { uniquename: 'new', friendlyname: 'new', customizationprefix: 'new' };
    dataverse.store.upsert('publisher', { ...names, customizationoptionvalueprefix: 72_700 });
    const OptionSet = { Options: [option(1, 'Good'), option(2, 'Bad')] };
    await post(COLUMNS, column('Picklist', 'new_mood', { OptionSet }));
  });
  afterEach(() => dataverse.stop());

  it('gives a new option the next value of the publisher', async () => {
    const answer = await post('InsertOptionValue', { ...MOOD, Label: label('Mixed') });
    expect(answer.body['NewOptionValue']).toBe(727_000_000);
    expect(await valuesOf()).toEqual([1, 2, 727_000_000]);
  });

  it('orders options, and refuses an order that lacks one', async () => {
    expect((await post('OrderOption', { ...MOOD, Values: [2] })).status).toBe(400);
    expect((await post('OrderOption', { ...MOOD, Values: [2, 1] })).status).toBe(204);
    await post('PublishAllXml', {});
    expect(await valuesOf()).toEqual([2, 1]);
  });

  it('takes no value that was deleted', async () => {
    await post('DeleteOptionValue', { ...MOOD, Value: 2 });
    expect((await post('contacts', { lastname: 'A', new_mood: 2 })).status).toBe(400);
    expect((await post('contacts', { lastname: 'A', new_mood: 1 })).status).toBe(204);
  });

  it('keeps a global choice that a column shows, and passes its new options on', async () => {
    const choice = { Name: 'new_colors', DisplayName: label('Colors'), Options: [option(1, 'Red')] };
    await post('GlobalOptionSetDefinitions', choice);
    const bound = { 'GlobalOptionSet@odata.bind': "/GlobalOptionSetDefinitions(Name='new_colors')" };
    expect((await post(COLUMNS, column('Picklist', 'new_color', bound))).status).toBe(204);
    await post('InsertOptionValue', { OptionSetName: 'new_colors', Value: 2, Label: label('Blue') });
    expect((await post('contacts', { lastname: 'A', new_color: 2 })).status).toBe(204);
    const path = "GlobalOptionSetDefinitions(Name='new_colors')";
    expect((await dataverse.send('DELETE', path)).status).toBe(400);
  });

  it('adds a status reason to a state', async () => {
    const body = { EntityLogicalName: 'contact', AttributeLogicalName: 'statuscode', Label: label('Frozen') };
    expect((await post('InsertStatusValue', { ...body, StateCode: 7 })).status).toBe(400);
    expect((await post('InsertStatusValue', { ...body, StateCode: 1 })).status).toBe(200);
  });

  it('keeps several choices in one column', async () => {
    const OptionSet = { Options: [option(1, 'A'), option(2, 'B')] };
    await post(COLUMNS, column('MultiSelectPicklist', 'new_many', { OptionSet }));
    await post('contacts', { lastname: 'A', new_many: '1,2' });
    expect((await dataverse.rows('contacts?$select=new_many'))[0]).toMatchObject({ new_many: '1,2' });
    expect((await post('contacts', { lastname: 'A', new_many: '1,9' })).status).toBe(400);
  });

  it('lets dynamics-web-api create and read a global choice', async () => {
    const api = new DynamicsWebApi({
      serverUrl: dataverse.url,
      dataApi: { version: '9.2' },
      onTokenRefresh: () => Promise.resolve(dataverse.issueToken()),
    });
    await api.createGlobalOptionSet({
      data: { Name: 'new_sizes', DisplayName: label('Sizes'), Options: [option(1, 'S')] },
    });
    const read: unknown = await api.retrieveGlobalOptionSet({ key: "Name='new_sizes'" });
    expect(read).toMatchObject({ Name: 'new_sizes', IsGlobal: true });
  });
});
