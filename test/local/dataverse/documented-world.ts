import { EntityDefinitions } from '../../../local/dataverse/entity-definitions.ts';
import type { GivenExample } from './documented-examples.ts';
import type { OpenDataverse } from './open-dataverse.ts';

/** Tables that a page made up stand for ones that are there, ids of definitions for their names: the exchange is the same. */
const STAND_FOR: readonly [RegExp, string][] = [
  [/(sample|new)_bankaccount|new_widget/gi, 'contact'],
  [/sample_examples?\b(?!id)/g, 'contact'],
  [/(?<=v9\.\d\/)contact(?=\/)/g, 'contacts'],
  [/sample_exampleid/g, 'contactid'],
  [/"sample_name"/g, '"lastname"'],
  [/\/org1(?=\/api)/g, ''],
  [/<Entity Logical Name>/g, 'account'],
  [/<roleId>/g, '00000000-0000-0000-0000-00000000000a'],
  // Ids of definitions are each organization's own.
  [/EntityDefinitions\(70816501-[\w-]+\)/g, "EntityDefinitions(LogicalName='account')"],
  [/EntityDefinitions\((402fa40f|417129e1)-[\w-]+\)/g, "EntityDefinitions(LogicalName='contact')"],
  [/Attributes\(118771ca-[\w-]+\)/g, "Attributes(LogicalName='accountcategorycode')"],
  [/Attributes\(5967e7cc-[\w-]+\)/g, "Attributes(LogicalName='accountratingcode')"],
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

/** Colours of the default theme, whatever columns it has for them. */
function seedTheme({ store }: OpenDataverse): void {
  const { columns } = new EntityDefinitions({ extraContactColumns: [], extraAccountColumns: [] }).of('theme');
  const colours = columns.filter(({ name }) => /color|control|effect/.test(name));
  const colour = Object.fromEntries(colours.map(({ name }) => [name, '#001CA5']));
  const names = { name: 'CRM Default Theme', logotooltip: 'Model-driven apps' };
  store.upsert('theme', { ...names, isdefaulttheme: true, ...colour });
}

function seedCustomization({ store }: OpenDataverse): void {
  for (const prefix of ['new', 'sample']) {
    const names = { uniquename: prefix, friendlyname: prefix, customizationprefix: prefix };
    store.upsert('publisher', { ...names, customizationoptionvalueprefix: 72_700 });
  }
  store.upsert('solution', { uniquename: 'examplesolution', friendlyname: 'Example', version: '1.0.0.0' });
  const message = store.upsert('sdkmessage', { name: 'CreateMultiple' });
  store.upsert('sdkmessagefilter', { primaryobjecttypecode: 'contact', _sdkmessageid_value: message.id });
  const app = { name: 'Example', uniquename: 'example' };
  store.upsert('appmodule', { appmoduleid: 'dd621d4a-d898-e711-80e7-00155db763be', ...app });
  const fetchxml = "<fetch><entity name='account'><attribute name='name'/></entity></fetch>";
  for (const savedqueryid of ['00000000-0000-0000-00aa-000010001002', '00000000-0000-0000-00aa-000000666000'])
    store.upsert('savedquery', { savedqueryid, name: 'Accounts', returnedtypecode: 'account', fetchxml });
  store.upsert('savedquery', {
    savedqueryid: '00000000-0000-0000-00aa-000010003001',
    name: 'Open opportunities',
    returnedtypecode: 'opportunity',
    fetchxml: fetchxml.replaceAll('account', 'opportunity'),
  });
}

const IMPERSONATED = 'e39c5d16-675b-48d1-8e67-667427e9c084';
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
  dataverse.store.upsert('systemuser', {
    fullname: 'Impersonated User',
    azureactivedirectoryobjectid: IMPERSONATED,
  });
  dataverse.store.upsert('transactioncurrency', {
    transactioncurrencyid: CURRENCY,
    currencyname: 'US Dollar',
  });
  seedCustomization(dataverse);
  seedTheme(dataverse);
}
