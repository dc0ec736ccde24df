import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const [VIEW, APP] = [aGuid(1), aGuid(2)];
const CRM = 'Microsoft.Dynamics.CRM';
const COLUMNS = "EntityDefinitions(LogicalName='contact')/Attributes";
const MOOD = `${COLUMNS}(LogicalName='new_mood')`;
const CONTACT = "EntityDefinitions(LogicalName='contact')";

const label = (texts: Readonly<Record<number, string>>) => ({
  LocalizedLabels: Object.entries(texts).map(([code, text]) => ({ Label: text, LanguageCode: Number(code) })),
});
const fetchOf = (column: string) =>
  `<fetch><entity name="contact"><attribute name="${column}"/></entity></fetch>`;
const publishRequest = (inside: string) => ({
  body: { ParameterXml: `<importexportxml>${inside}</importexportxml>` },
});

let dataverse: OpenDataverse;

beforeEach(async () => {
  dataverse = await openDataverse({ customization: { languages: [1043] } });
  const { store } = dataverse;
  const publisher = { uniquename: 'new', friendlyname: 'new', customizationprefix: 'new' };
  store.upsert('publisher', { ...publisher, customizationoptionvalueprefix: 72_700 });
  const view = { savedqueryid: VIEW, name: 'Old', returnedtypecode: 'contact', querytype: 0 };
  store.upsert('savedquery', { ...view, fetchxml: fetchOf('fullname') });
  store.upsert('appmodule', { appmoduleid: APP, name: 'Sales', uniquename: 'new_sales' });
  await dataverse.send('POST', COLUMNS, {
    body: {
      '@odata.type': `${CRM}.PicklistAttributeMetadata`,
      SchemaName: 'new_mood',
      DisplayName: label({ 1033: 'Mood' }),
      OptionSet: { Options: [{ Value: 1, Label: label({ 1033: 'Good' }) }] },
    },
  });
});
afterEach(() => dataverse.stop());

const publishTable = (table: string) =>
  dataverse.send('POST', 'PublishXml', publishRequest(`<entities><entity>${table}</entity></entities>`));
const json = async (path: string) => JSON.stringify((await dataverse.get(path)).body);

type Case = {
  readonly what: string;
  readonly change: () => Promise<{ readonly status: number }>;
  readonly seen: () => Promise<string>;
  readonly text: string;
};

const loc = async (unpublished: boolean) => {
  const parameters = `@p1={'@odata.id':'savedqueries(${VIEW})'}&@p2='name'&@p3=${String(unpublished)}`;
  return json(`RetrieveLocLabels(EntityMoniker=@p1,AttributeName=@p2,IncludeUnpublished=@p3)?${parameters}`);
};

const setLabels = (texts: Readonly<Record<number, string>>) =>
  dataverse.send('POST', 'SetLocLabels', {
    body: {
      EntityMoniker: { '@odata.type': `${CRM}.savedquery`, savedqueryid: VIEW },
      AttributeName: 'name',
      Labels: label(texts).LocalizedLabels,
    },
  });

async function replace(path: string, changes: object) {
  const { body } = await dataverse.get(path);
  const headers = { 'MSCRM.MergeLabels': 'true' };
  return dataverse.send('PUT', path, { headers, body: { ...body, ...changes } });
}

const updateOption = (Label: object) =>
  dataverse.send('POST', 'UpdateOptionValue', {
    body: {
      EntityLogicalName: 'contact',
      AttributeLogicalName: 'new_mood',
      Value: 1,
      Label,
      MergeLabels: true,
    },
  });

const OPTIONS = `${MOOD}/${CRM}.PicklistAttributeMetadata?$expand=OptionSet`;

const CASES: readonly Case[] = [
  {
    what: 'what a view asks',
    change: () =>
      dataverse.send('PATCH', `savedqueries(${VIEW})`, { body: { fetchxml: fetchOf('jobtitle') } }),
    seen: () => json(`savedqueries(${VIEW})`),
    text: 'jobtitle',
  },
  {
    what: 'the names of a view',
    change: () => setLabels({ 1033: 'New', 1043: 'Nieuw' }),
    seen: () => loc(false),
    text: 'Nieuw',
  },
  {
    what: 'the name of a view in the base language',
    change: () => setLabels({ 1033: 'New' }),
    seen: () => json('savedqueries?$select=name'),
    text: 'New',
  },
  {
    what: 'the name of a column',
    change: () => replace(MOOD, { DisplayName: label({ 1043: 'Stemming' }) }),
    seen: () => json(MOOD),
    text: 'Stemming',
  },
  {
    what: 'the name of an option',
    change: () => updateOption(label({ 1043: 'Goed' })),
    seen: () => json(OPTIONS),
    text: 'Goed',
  },
];

describe('a change', () => {
  it.each(CASES)('of $what is seen when its table is published', async ({ change, seen, text }) => {
    expect((await change()).status).toBe(204);
    expect(await seen()).not.toContain(text);
    await publishTable('account');
    expect(await seen()).not.toContain(text);
    expect(dataverse.metadata.unpublished()).toEqual(['contact']);
    await publishTable('contact');
    expect(await seen()).toContain(text);
    expect(dataverse.metadata.unpublished()).toEqual([]);
  });

  it('adds to those before it that wait with it', async () => {
    await updateOption(label({ 1043: 'Goed' }));
    await replace(MOOD, { DisplayName: label({ 1043: 'Stemming' }) });
    await updateOption(label({ 1033: 'Fine' }));
    await setLabels({ 1033: 'New' });
    await dataverse.send('PATCH', `savedqueries(${VIEW})`, { body: { description: 'Why' } });
    await dataverse.send('POST', 'PublishAllXml');
    const options = await json(OPTIONS);
    for (const text of ['Goed', 'Fine', 'Stemming']) expect(options).toContain(text);
    const { body } = await dataverse.get(`savedqueries(${VIEW})`);
    expect(body).toMatchObject({ name: 'New', description: 'Why', fetchxml: fetchOf('fullname') });
  });

  it('of tracking begins when the table is published', async () => {
    dataverse.setChangeTracking('contact', false);
    const track = () => dataverse.get('contacts?$select=fullname', { Prefer: 'odata.track-changes' });
    expect((await replace(CONTACT, { ChangeTrackingEnabled: true })).status).toBe(204);
    expect((await track()).status).toBe(400);
    expect((await dataverse.get(CONTACT)).body['ChangeTrackingEnabled']).toBe(false);
    await publishTable('contact');
    expect((await track()).status).toBe(200);
  });

  it('is gone with what it changes', async () => {
    await dataverse.send('PATCH', `savedqueries(${VIEW})`, { body: { name: 'New' } });
    await setLabels({ 1043: 'Nieuw' });
    await updateOption(label({ 1043: 'Goed' }));
    await dataverse.send('DELETE', `savedqueries(${VIEW})`);
    await dataverse.send('DELETE', MOOD);
    expect(dataverse.metadata.unpublished()).toEqual([]);
  });
});

describe('what is new or gone', () => {
  it('is so at once: a column, a view, an option beside one with a new name', async () => {
    await updateOption(label({ 1043: 'Goed' }));
    const option = { EntityLogicalName: 'contact', AttributeLogicalName: 'new_mood', Value: 2 };
    await dataverse.send('POST', 'InsertOptionValue', { body: { ...option, Label: label({ 1033: 'Bad' }) } });
    const created = await dataverse.send('POST', 'contacts', { body: { lastname: 'A', new_mood: 2 } });
    expect(created.status).toBe(204);
    expect(await json(OPTIONS)).toContain('Bad');
    expect(await json(OPTIONS)).not.toContain('Goed');
    await publishTable('contact');
    for (const text of ['Bad', 'Goed']) expect(await json(OPTIONS)).toContain(text);
    const view = { name: 'Second', returnedtypecode: 'contact', fetchxml: fetchOf('fullname') };
    await dataverse.send('POST', 'savedqueries', { body: view });
    expect(await json('savedqueries?$select=name')).toContain('Second');
  });
});

describe('the unpublished layer', () => {
  const all = `savedqueries/${CRM}.RetrieveUnpublishedMultiple()`;

  it('shows views as they were saved last, and leaves no trace of the look', async () => {
    await dataverse.send('PATCH', `savedqueries(${VIEW})`, { body: { name: 'New' } });
    const found = await dataverse.rows(`${all}?$select=name&$filter=name eq 'New'`);
    expect(found).toEqual([expect.objectContaining({ savedqueryid: VIEW, name: 'New' })]);
    expect(await json(`savedqueries(${VIEW})/${CRM}.RetrieveUnpublished`)).toContain('"New"');
    expect(await json('savedqueries?$select=name')).not.toContain('"New"');
    expect(await loc(true)).toContain('New');
  });

  it('comes in pages', async () => {
    for (const n of [11, 12]) {
      const view = { savedqueryid: aGuid(n), name: `View ${n}`, returnedtypecode: 'contact' };
      dataverse.store.upsert('savedquery', view);
    }
    const first = await dataverse.get(`${all}?$select=name`, { Prefer: 'odata.maxpagesize=2' });
    const next = String(first.body['@odata.nextLink']);
    const rest = await dataverse.rows(next, { Prefer: 'odata.maxpagesize=2' });
    expect(rest).toEqual([expect.objectContaining({ name: 'View 12' })]);
  });

  it('needs the privilege to read views', async () => {
    dataverse.withdrawPrivileges('prvReadQuery');
    const answer = await dataverse.get(all);
    expect([answer.status, errorOf(answer).message]).toEqual([403, expect.stringContaining('prvReadQuery')]);
  });
});

describe('an app', () => {
  const Components = [{ '@odata.type': `${CRM}.savedquery`, savedqueryid: VIEW }];
  const change = (action: string) => dataverse.send('POST', action, { body: { AppId: APP, Components } });
  const seen = () => json(`RetrieveAppComponents(AppModuleId=${APP})`);
  const publishApp = () =>
    dataverse.send(
      'POST',
      'PublishXml',
      publishRequest(`<appmodules><appmodule>${APP}</appmodule></appmodules>`),
    );

  it('shows and hides views when it is published', async () => {
    await change('AddAppComponents');
    expect(await seen()).not.toContain(VIEW);
    await publishTable('contact');
    expect(await seen()).not.toContain(VIEW);
    await publishApp();
    expect(await seen()).toContain(VIEW);
    await change('RemoveAppComponents');
    expect(await seen()).toContain(VIEW);
    await publishApp();
    expect(await seen()).not.toContain(VIEW);
  });

  it('keeps a view from being deleted for as long as it shows it', async () => {
    await change('AddAppComponents');
    await publishApp();
    await change('RemoveAppComponents');
    expect((await dataverse.send('DELETE', `savedqueries(${VIEW})`)).status).toBe(400);
    await publishApp();
    expect((await dataverse.send('DELETE', `savedqueries(${VIEW})`)).status).toBe(204);
  });
});
