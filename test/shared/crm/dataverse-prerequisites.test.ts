import {
  startDataverse,
  type Dataverse,
  type DataverseOptions,
} from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseHttp } from '../../../shared/crm/dataverse-http.ts';
import { makeDataversePrerequisites } from '../../../shared/crm/dataverse-prerequisites.ts';
import { VIEWS } from '../../../shared/crm/install/views/view-catalogue.ts';
import { ownerIdSchema } from '../../../shared/domain/ids.ts';
import { makeTelemetryDouble } from '../../doubles/telemetry/make-telemetry-double.ts';

const { signal } = new AbortController();
const FLAG_COLUMN = 'msdyn_orgchangestatus';
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

let dataverse: Dataverse;
afterEach(() => dataverse.stop());

async function open(options: DataverseOptions = {}, flagColumn = FLAG_COLUMN) {
  dataverse = await startDataverse(options);
  const { url } = dataverse;
  const http = makeDataverseHttp({
    url,
    credential: {
      getToken: async () => ({ token: dataverse.issueToken(), expiresOnTimestamp: Date.now() + 3_600_000 }),
    },
    now: () => new Date(),
    random: () => 0,
    telemetry: makeTelemetryDouble(),
  });
  return makeDataversePrerequisites(http, { flagColumn, publisherPrefix: 'new' });
}

/** As a customizer does it, by the Web API. */
async function addChoice(name: string, values: readonly number[]): Promise<void> {
  dataverse.store.upsert('publisher', {
    publisherid: id(900),
    uniquename: 'new',
    friendlyname: 'A customizer',
    customizationprefix: 'new',
    customizationoptionvalueprefix: 41_870,
  });
  const labelOf = (Label: string) => ({ LocalizedLabels: [{ Label, LanguageCode: 1033 }] });
  const answer = await fetch(
    `${dataverse.url}/api/data/v9.2/EntityDefinitions(LogicalName='contact')/Attributes`,
    {
      method: 'POST',
      headers: { Authorization: `Bearer ${dataverse.issueToken()}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        '@odata.type': 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
        SchemaName: name,
        DisplayName: labelOf('Flag'),
        RequiredLevel: { Value: 'None' },
        OptionSet: {
          '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata',
          IsGlobal: false,
          OptionSetType: 'Picklist',
          Options: values.map((Value) => ({ Value, Label: labelOf(`Option ${String(Value)}`) })),
        },
      }),
    },
  );
  if (!answer.ok) throw new Error(await answer.text());
}

it('names the privileges that are missing, one by one, with what they are needed for', async () => {
  const missingPrivileges = ['prvReadAccount', 'prvWriteContact'];
  const prerequisites = await open({ customization: { missingPrivileges } });
  expect(await prerequisites.listPrivilegeGaps(signal)).toEqual([
    { privilege: 'prvReadAccount', neededFor: 'reading' },
    { privilege: 'prvWriteContact', neededFor: 'writing' },
  ]);
});

it('asks for no privilege on opportunities where Sales is not installed', async () => {
  const prerequisites = await open({
    without: ['opportunity'],
    customization: { missingPrivileges: ['prvReadOpportunity'] },
  });
  expect(await prerequisites.listPrivilegeGaps(signal)).toEqual([]);
  expect(await prerequisites.listUntrackedTables(signal)).not.toContain('opportunities');
});

it.each([
  [FLAG_COLUMN, 'fit'],
  ['statuscode', 'unfit'], // a status is no choice column: asked for as one, it is not found
  ['firstname', 'unfit'],
  ['abc_flag', 'missing'],
])('tells whether %s can carry the flag: %s', async (column, answer) => {
  expect(await (await open({}, column)).readFlagColumn(signal)).toMatchObject({ kind: answer, column });
});

it('names the column that is there in place of the one the settings name', async () => {
  const missing = await open({}, 'abc_flag');
  expect(await missing.readFlagColumn(signal)).toMatchObject({ installed: FLAG_COLUMN });
  await dataverse.stop();
  const ours = await open({ without: [`contact.${FLAG_COLUMN}`] });
  expect(await ours.readFlagColumn(signal)).toEqual({ kind: 'missing', column: FLAG_COLUMN });
  await addChoice('new_notatcompany', [0, 1, 2]);
  expect(await ours.readFlagColumn(signal)).toMatchObject({ installed: 'new_notatcompany' });
});

it.each([
  ['none of its own', [], 'unfit'],
  ['other options', [5, 6, 7], 'unfit'],
  ['two of the three', [0, 1], 'unfit'],
  ['those of two publishers', [418_700_000, 100_000_001, 418_700_002], 'unfit'],
  ['one more than the three', [0, 1, 2, 3], 'fit'],
])('tells whether a choice with %s can carry the flag', async (_which, values, answer) => {
  const prerequisites = await open({}, 'new_flag');
  await addChoice('new_flag', values);
  expect((await prerequisites.readFlagColumn(signal))?.kind).toBe(answer);
});

it('finds the views by their ids, or by somebody’s own of the same name', async () => {
  const prerequisites = await open();
  const required = VIEWS.filter(({ optional }) => !optional);
  expect(await prerequisites.listMissingViews(signal)).toEqual(required.map(({ names }) => names[1033]));
  for (const [index, view] of required.entries())
    dataverse.store.upsert('savedquery', {
      savedqueryid: index === 0 ? id(1) : view.id,
      name: index === 0 ? view.names[1043] : 'renamed',
      returnedtypecode: view.table,
      querytype: 0,
    });
  expect(await prerequisites.listMissingViews(signal)).toEqual([]);
});

it('names the tables whose tracking is off', async () => {
  const prerequisites = await open();
  expect(await prerequisites.listUntrackedTables(signal)).toEqual([]);
  dataverse.setChangeTracking('connection', false);
  expect(await prerequisites.listUntrackedTables(signal)).toEqual(['connections']);
});

it('counts the active contacts of the owners', async () => {
  const prerequisites = await open();
  for (const n of [1, 2, 3])
    dataverse.store.upsert('contact', {
      contactid: id(n),
      statecode: n === 3 ? 1 : 0,
      _ownerid_value: id(100),
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
    });
  const ownerIds = [ownerIdSchema.parse(id(100))];
  expect(await prerequisites.countContactsOf({ ownerIds, signal })).toEqual({ count: 2, orMore: false });
});

it('lists the plug-in steps and flows that writing the flag sets off, and no others', async () => {
  const prerequisites = await open();
  const { store } = dataverse;
  store.upsert('sdkmessage', { sdkmessageid: id(1), name: 'Update' });
  store.upsert('sdkmessage', { sdkmessageid: id(2), name: 'Create' });
  store.upsert('sdkmessagefilter', { sdkmessagefilterid: id(3), primaryobjecttypecode: 'contact' });
  store.upsert('sdkmessagefilter', { sdkmessagefilterid: id(4), primaryobjecttypecode: 'account' });
  const step = (n: number, row: object) =>
    store.upsert('sdkmessageprocessingstep', {
      sdkmessageprocessingstepid: id(n),
      _sdkmessageid_value: id(1),
      _sdkmessagefilterid_value: id(3),
      ...row,
    });
  step(10, { name: 'any column' });
  step(11, { name: 'ours', filteringattributes: `emailaddress1, ${FLAG_COLUMN}` });
  step(12, { name: 'another column', filteringattributes: 'emailaddress1' });
  step(13, { name: 'disabled', statecode: 1 });
  step(14, { name: 'hidden', ishidden: true });
  step(15, { name: 'at creation', _sdkmessageid_value: id(2) });
  step(16, { name: 'of accounts', _sdkmessagefilterid_value: id(4) });
  store.upsert('sdkmessage', { sdkmessageid: id(5), name: 'UpdateMultiple' });
  step(17, { name: 'of many at once', _sdkmessageid_value: id(5) });
  const flow = (n: number, row: object) =>
    store.upsert('callbackregistration', { callbackregistrationid: id(n), entityname: 'contact', ...row });
  flow(20, { name: 'modified', message: 3 });
  flow(21, { name: 'added', message: 1 });
  flow(22, { name: 'of accounts', message: 3, entityname: 'account' });
  flow(23, { name: 'all changes of the flag', message: 7, filteringattributes: FLAG_COLUMN });
  const { reactions, unseen } = await prerequisites.listReactions(signal);
  expect(reactions).toEqual([
    { kind: 'pluginStep', name: 'any column', columns: [] },
    { kind: 'pluginStep', name: 'ours', columns: ['emailaddress1', FLAG_COLUMN] },
    { kind: 'pluginStep', name: 'of many at once', columns: [] },
    { kind: 'flow', name: 'modified', columns: [] },
    { kind: 'flow', name: 'all changes of the flag', columns: [FLAG_COLUMN] },
  ]);
  expect(unseen).toEqual([]);
  dataverse.withdrawPrivileges('prvReadCallbackRegistration');
  const less = await prerequisites.listReactions(signal);
  expect(less.reactions).toEqual(reactions.filter(({ kind }) => kind === 'pluginStep'));
  expect(less.unseen).toEqual(['flow']);
});
