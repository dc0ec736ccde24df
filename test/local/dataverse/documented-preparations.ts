import { documentedExample } from './documented-examples.ts';
import { adapted } from './documented-world.ts';
import { linkOf, type OpenDataverse } from './open-dataverse.ts';

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
async function withGlobalChoice<E extends Asked>(dataverse: OpenDataverse, example: E): Promise<E> {
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

type Asked = { id: string; request: { url: string; body?: string } };

const LABELS = [
  'Swimming',
  'Hiking',
  'Mountain biking',
  'Fishing',
  'Hunting',
  'Running',
  'Boating',
  'Skiing',
  'Camping',
];

/** The column of several choices that the page made up, and two contacts who chose. */
async function addActivities(dataverse: OpenDataverse): Promise<void> {
  const Options = LABELS.map((text, at) => ({ Value: at + 1, Label: label(text) }));
  const body = {
    '@odata.type': 'Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata',
    SchemaName: 'sample_OutdoorActivities',
    DisplayName: label('Outdoor activities'),
    OptionSet: { Options },
  };
  await dataverse.send('POST', "EntityDefinitions(LogicalName='contact')/Attributes", { body });
  for (const chosen of ['2,9', '1,4'])
    dataverse.store.upsert('contact', { lastname: chosen, sample_outdooractivities: chosen });
}

/** Another example that must have gone before. */
async function sendFirst(dataverse: OpenDataverse, id: string): Promise<void> {
  const { request } = adapted(documentedExample(id));
  const url = request.url.replace(/^.*\/v9\.\d\//, '');
  await dataverse.send(request.method, url, { body: request.body ?? '' });
}

const BEFORE: Readonly<Record<string, string>> = {
  'column-definitions-02': 'column-definitions-01',
  'column-definitions-08': 'column-definitions-07',
};

/** Alternate keys as the pages have them, and a contact that one of them names. */
async function addKeys(dataverse: OpenDataverse): Promise<void> {
  const keys = { contact: ['firstname', 'emailaddress1'], account: ['primarycontactid'] };
  for (const [table, KeyAttributes] of Object.entries(keys))
    await dataverse.send('POST', `EntityDefinitions(LogicalName='${table}')/Keys`, {
      body: { SchemaName: `new_${table}key`, DisplayName: label('Key'), KeyAttributes },
    });
  dataverse.store.upsert('contact', { firstname: 'Joe', emailaddress1: 'abc@example.com' });
}

function letPlugInThrow(dataverse: OpenDataverse): void {
  dataverse.faults.rejectRows({
    entity: 'account',
    message: 'Example Error Message.',
    details: { operationStatus: '1', subErrorCode: '12345', trace: 'Entering MyClass plug-in.' },
  });
}

/** A published rule that calls rows with this column alike duplicates, and a row to be one of. */
function addDuplicateRule({ store }: OpenDataverse, entity: 'account' | 'lead', column: string): void {
  const rule = store.upsert('duplicaterule', {
    baseentityname: entity,
    matchingentityname: entity,
    statuscode: 2,
  });
  const compared = { baseattributename: column, matchingattributename: column, operatorcode: 0 };
  store.upsert('duplicaterulecondition', { ...compared, _duplicateruleid_value: rule.id });
  if (entity === 'lead') store.upsert('lead', { lastname: 'Orton', emailaddress1: 'monteorton@example.com' });
  else store.upsert('account', { name: 'Sample Account' });
}

/** The link of the documented example names a job of that organization: here one of our own, over two leads alike. */
async function withJob<E extends Asked>(dataverse: OpenDataverse, example: E): Promise<E> {
  addDuplicateRule(dataverse, 'lead', 'emailaddress1');
  dataverse.store.upsert('lead', { lastname: 'Orton', emailaddress1: 'monteorton@example.com' });
  const body = { Query: { EntityName: 'lead' }, JobName: 'jobname1' };
  const made = await dataverse.send('POST', 'BulkDetectDuplicates', { body });
  const url = example.request.url.replace(/(?<=asyncoperations\()[^)]*/, String(made.body['JobId']));
  return { ...example, request: { ...example.request, url } };
}

/** What must have been done before the example can be: a column made, a link taken. */
export async function prepared<E extends Asked>(dataverse: OpenDataverse, example: E): Promise<E> {
  if (example.id === 'option-sets-02')
    await dataverse.send('POST', "EntityDefinitions(LogicalName='contact')/Attributes", { body: NEW_CHOICE });
  if (/^option-sets-0[137]$/.test(example.id)) await addSampleChoice(dataverse, example.id);
  if (example.id.startsWith('multi-select')) await addActivities(dataverse);
  if (/^duplicate-detection-0[1345]$/.test(example.id)) addDuplicateRule(dataverse, 'lead', 'emailaddress1');
  if (example.id === 'optional-parameters-04') addDuplicateRule(dataverse, 'account', 'name');
  if (example.id === 'errors-headers-02') letPlugInThrow(dataverse);
  if (/^retrieve-0[34]$/.test(example.id)) await addKeys(dataverse);
  if (example.id === 'table-definitions-02') dataverse.setChangeTracking('contact', false);
  const before = BEFORE[example.id];
  if (before !== undefined) await sendFirst(dataverse, before);
  if (example.id === 'duplicate-detection-02') return withJob(dataverse, example);
  if (example.id === 'option-sets-06') return withGlobalChoice(dataverse, example);
  if (!/\$(deltatoken|skiptoken)=/.test(example.request.url)) return example;
  const url = await ownToken(dataverse, example.request.url);
  return {
    ...example,
    request: { ...example.request, url: dataverse.apiUrl + url.replace(/^.*\/v9\.\d\//, '') },
  };
}
