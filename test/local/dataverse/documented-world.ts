import type { GivenExample } from './documented-examples.ts';
import { linkOf, type OpenDataverse } from './open-dataverse.ts';

/** Tables that a page made up or that are not served stand for ones that are: the exchange is the same. */
const STAND_FOR: readonly [RegExp, string][] = [
  [/(sample|new)_bankaccount|new_widget/g, 'contact'],
  [/(?<=v9\.\d\/)tasks\b/g, 'accounts'],
  [/(?<=v9\.\d\/)competitors\b/g, 'accounts'],
  [/\/org1(?=\/api)/g, ''],
  [/<Entity Logical Name>/g, 'account'],
  // Ids of definitions are each organization's own.
  [/EntityDefinitions\(70816501-[\w-]+\)/g, "EntityDefinitions(LogicalName='account')"],
  [/EntityDefinitions\((402fa40f|417129e1)-[\w-]+\)/g, "EntityDefinitions(LogicalName='contact')"],
  [/Attributes\(118771ca-[\w-]+\)/g, "Attributes(LogicalName='accountcategorycode')"],
  [/"subject"/g, '"name"'],
  [/regardingobjectid_account_task/g, 'parentaccountid'],
  [/Account_?Tasks/g, 'account_parent_account'],
  [/Contact_Tasks/g, 'account_primary_contact'],
  [/opportunitycompetitors_association/g, 'opportunity_parent_account'],
  [/(?<=\b|%20)subject\b/g, 'name'],
  [/(?<=\b|%20)scheduledstart\b/g, 'createdon'],
  [/(?<=\b|%20)scheduledend\b/g, 'modifiedon'],
  [/\b(activity|competitor)id\b/g, 'accountid'],
  [/"strengths"/g, '"description"'],
];

const renamed = (text: string) => STAND_FOR.reduce((result, [from, to]) => result.replaceAll(from, to), text);

/** The example as this organization can be asked. */
export function adapted(example: GivenExample) {
  const { url = '', method = 'GET', headers = {}, body } = example.request ?? {};
  const request = {
    method,
    headers,
    url: renamed(url),
    ...(body === undefined ? {} : { body: renamed(body) }),
  };
  const { body: answered, ...response } = example.response ?? { headers: {} };
  const renamedBody = answered === undefined ? {} : { body: renamed(answered) };
  return { ...example, request, response: { ...response, ...renamedBody } };
}

const NEW_CHOICE = {
  '@odata.type': 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
  SchemaName: 'new_boolean',
  DisplayName: { LocalizedLabels: [{ Label: 'Direction', LanguageCode: 1033 }] },
  OptionSet: {
    Options: [0, 1].map((Value) => ({
      Value,
      Label: { LocalizedLabels: [{ Label: `${Value}`, LanguageCode: 1033 }] },
    })),
  },
};

const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });

/** The column of the page, with the options it must have: the one to insert is still missing. */
async function addSampleChoice(dataverse: OpenDataverse, id: string): Promise<void> {
  const digits = id === 'option-sets-01' ? [0, 1, 2, 3, 4] : [0, 1, 2, 3, 4, 5];
  const Options = digits.map((digit) => ({ Value: 727_000_000 + digit, Label: label(`Option ${digit}`) }));
  const body = { ...NEW_CHOICE, SchemaName: 'sample_choice', OptionSet: { Options } };
  await dataverse.send('POST', "EntityDefinitions(LogicalName='contact')/Attributes", { body });
}

/** A global choice of this organization, whose id is its own, for the column to show. */
async function withGlobalChoice<E extends { id: string; request: { url: string; body?: string } }>(
  dataverse: OpenDataverse,
  example: E,
): Promise<E> {
  const body = {
    Name: 'sample_colors',
    DisplayName: label('Colors'),
    Options: [{ Value: 727_000_000, Label: label('Red') }],
  };
  const made = await dataverse.send('POST', 'GlobalOptionSetDefinitions', { body });
  const address = made.headers.get('OData-EntityId')?.replace(/^.*\/v9\.\d\//, '/') ?? '';
  const text = example.request.body?.replace(/\/GlobalOptionSetDefinitions\([^)]*\)/, address) ?? '';
  return { ...example, request: { ...example.request, body: text } };
}

/** The link of our own that stands for the token or cookie of the page, which no other organization can take. */
async function ownToken(dataverse: OpenDataverse, url: string): Promise<string> {
  const [path = '', query = ''] = url.replace(/^.*\/v9\.\d\//, '').split('?');
  const kept = query.split('&').filter((piece) => !/^\$(deltatoken|skiptoken)=/.test(piece));
  const first = `${path.replace('/$count', '')}?${kept.join('&')}`;
  const wantsDelta = query.includes('$deltatoken=');
  const answer = await dataverse.get(first, {
    prefer: wantsDelta ? 'odata.track-changes' : 'odata.maxpagesize=2',
  });
  const token = /\$(?:deltatoken|skiptoken)=[^&]*/.exec(
    linkOf(answer, wantsDelta ? 'deltaLink' : 'nextLink') ?? '',
  )?.[0];
  if (wantsDelta) {
    const [changed, deleted] = [...dataverse.store.iterate('account')].map((row) => String(row['accountid']));
    dataverse.store.upsert('account', { accountid: changed, telephone1: '555000' });
    dataverse.store.remove('account', deleted ?? '');
  }
  return url.replace(/\$(deltatoken|skiptoken)=[^&]*/, token ?? '');
}

/** What must have been done before the example can be: a column made, a link taken. */
export async function prepared<E extends { id: string; request: { url: string; body?: string } }>(
  dataverse: OpenDataverse,
  example: E,
): Promise<E> {
  if (example.id === 'option-sets-02')
    await dataverse.send('POST', "EntityDefinitions(LogicalName='contact')/Attributes", { body: NEW_CHOICE });
  if (/^option-sets-0[137]$/.test(example.id)) await addSampleChoice(dataverse, example.id);
  if (example.id === 'option-sets-06') return withGlobalChoice(dataverse, example);
  if (!/\$(deltatoken|skiptoken)=/.test(example.request.url)) return example;
  const url = await ownToken(dataverse, example.request.url);
  return {
    ...example,
    request: { ...example.request, url: dataverse.apiUrl + url.replace(/^.*\/v9\.\d\//, '') },
  };
}

function seedCustomization({ store }: OpenDataverse): void {
  for (const prefix of ['new', 'sample']) {
    const names = { uniquename: prefix, friendlyname: prefix, customizationprefix: prefix };
    store.upsert('publisher', { ...names, customizationoptionvalueprefix: 72_700 });
  }
  store.upsert('solution', { uniquename: 'examplesolution', friendlyname: 'Example', version: '1.0.0.0' });
  const app = { name: 'Example', uniquename: 'example' };
  store.upsert('appmodule', { appmoduleid: 'dd621d4a-d898-e711-80e7-00155db763be', ...app });
  const fetchxml = "<fetch><entity name='account'><attribute name='name'/></entity></fetch>";
  for (const savedqueryid of ['00000000-0000-0000-00aa-000010001002', '00000000-0000-0000-00aa-000000666000'])
    store.upsert('savedquery', { savedqueryid, name: 'Accounts', returnedtypecode: 'account', fetchxml });
}

const CURRENCY = '228f42f8-e646-e111-8eb7-78e7d162ced1';

/** Rows and customisations that the pages take for granted. */
export function seedWorld(dataverse: OpenDataverse): void {
  for (let n = 0; n < 6; n += 1) {
    const contact = dataverse.store.upsert('contact', {
      firstname: 'Sample',
      lastname: `${n}`,
      jobtitle: 'Owner',
      annualincome: 45_000,
      _transactioncurrencyid_value: CURRENCY,
    });
    const numbers = { revenue: 100_000, numberofemployees: 9500, telephone1: '555', creditonhold: false };
    dataverse.store.upsert('account', {
      name: `Account ${n} (sample)`,
      ...numbers,
      _primarycontactid_value: contact.id,
    });
  }
  const last = {
    firstname: 'Ann',
    lastname: 'Last (sample)',
    jobtitle: 'Owner',
    annualincome: 1,
    _transactioncurrencyid_value: CURRENCY,
  };
  dataverse.store.upsert('contact', last);
  seedCustomization(dataverse);
}
