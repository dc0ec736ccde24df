import { applyCrmFiles } from '../../../local/import/apply-crm-files.ts';
import { DEFAULT_OWNER_ID } from '../../../local/import/crm-writer.ts';
import { ImportLog } from '../../../local/import/import-log.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';
import { inMemoryCrmStore } from './in-memory-crm-store.ts';

const ID = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

let files: GivenFiles;
let crm: ReturnType<typeof inMemoryCrmStore>;
let log: ImportLog;
beforeEach(async () => {
  files = await makeGivenFiles();
  crm = inMemoryCrmStore();
  log = new ImportLog();
});
afterEach(() => files.remove());

async function give(given: { contacts?: string; accounts?: string; opportunities?: string }) {
  const survey = await surveyCrmFiles({
    contacts: given.contacts === undefined ? undefined : await files.write('contacts.csv', given.contacts),
    accounts: given.accounts === undefined ? undefined : await files.write('accounts.csv', given.accounts),
    opportunities:
      given.opportunities === undefined
        ? undefined
        : await files.write('opportunities.csv', given.opportunities),
  });
  return applyCrmFiles(survey, { store: crm.store, log, linkedInColumn: 'new_linkedinurl' });
}

const CONTACTS = `contactId,firstName,lastName,accountId,accountName,jobTitle,notAtCompanyFlag
${ID(1)},Ines,Moreau,${ID(8)},Halden Optik,Buyer,
${ID(2)},Ada,Okafor,${ID(8)},Halden Optik,,2
`;

it('writes contacts with their account and the default owner', async () => {
  await give({ contacts: CONTACTS });
  expect(crm.store.read('contact', ID(1))).toMatchObject({
    firstname: 'Ines',
    jobtitle: 'Buyer',
    _parentcustomerid_value: ID(8),
    _ownerid_value: DEFAULT_OWNER_ID,
  });
  expect(crm.store.read('contact', ID(2))).toMatchObject({ msdyn_orgchangestatus: 2 });
  expect(crm.store.read('account', ID(8))).toMatchObject({ name: 'Halden Optik' });
  expect(crm.store.read('systemuser', DEFAULT_OWNER_ID)).toMatchObject({ isdisabled: false });
});

it('needs no more than a name and an account name, and derives the same ids each time', async () => {
  const contacts = 'fullName;accountName\nMoreau, Ines;Halden Optik\nADA Okafor;Halden  Optik\n';
  await give({ contacts });
  const first = crm.rows('contact').map((row) => row['contactid']);
  crm = inMemoryCrmStore();
  log = new ImportLog();
  await give({ contacts });
  expect(crm.rows('contact').map((row) => row['contactid'])).toEqual(first);
  expect(crm.rows('account')).toHaveLength(1);
  expect(crm.rows('contact')[0]).toMatchObject({ firstname: 'Ines', lastname: 'Moreau' });
});

it('keeps the version of every row when the same files are given again', async () => {
  await give({ contacts: CONTACTS });
  const report = await give({ contacts: CONTACTS });
  expect(report.contacts).toEqual({ added: 0, changed: 0, unchanged: 2 });
  expect(report.accounts).toEqual({ added: 0, changed: 0, unchanged: 1 });
  expect(crm.versionOf('contact', ID(1))).toBe(1);
});

it('does not undo what was written in the CRM since when an old export is given again', async () => {
  await give({ contacts: CONTACTS });
  crm.store.upsert('contact', { contactid: ID(1), msdyn_orgchangestatus: 1 });
  await give({ contacts: CONTACTS.replace('Buyer', 'Head of Purchasing') });
  expect(crm.store.read('contact', ID(1))).toMatchObject({
    jobtitle: 'Head of Purchasing',
    msdyn_orgchangestatus: 1,
  });
});

it('changes exactly one account row when an account is renamed', async () => {
  await give({ contacts: CONTACTS });
  const report = await give({ contacts: CONTACTS.replaceAll('Halden Optik', 'Halden Vision') });
  expect(report.accounts.changed).toBe(1);
  expect(report.contacts).toEqual({ added: 0, changed: 0, unchanged: 2 });
});

it('leaves rows alone that the next file does not name, and empties a cell that it empties', async () => {
  await give({ contacts: CONTACTS });
  await give({ contacts: CONTACTS.replace(/^.*Ada.*\n/m, '').replace('Buyer', '') });
  expect(crm.store.read('contact', ID(2))).toBeDefined();
  expect(crm.store.read('contact', ID(1))).not.toHaveProperty('jobtitle');
});

it('remembers across runs what the last files said', async () => {
  await give({ contacts: CONTACTS });
  await log.save(files.path('import.log'));
  log = await ImportLog.load(files.path('import.log'));
  crm.store.upsert('contact', { contactid: ID(1), msdyn_orgchangestatus: 1 });
  const report = await give({ contacts: CONTACTS });
  expect(report.contacts.unchanged).toBe(2);
  expect(crm.store.read('contact', ID(1))).toMatchObject({ msdyn_orgchangestatus: 1 });
});

it('finds the accounts of contacts and opportunities by name in the accounts file', async () => {
  const report = await give({
    accounts: `accountId,name,website,ownerId\n${ID(8)},Halden Optik,https://halden.example,${ID(5)}\n`,
    contacts: 'fullName,accountName\nInes Moreau,halden optik\n',
    opportunities: `name,accountName,state,estimatedValue,estimatedCloseDate\nLenses,Halden Optik,Open,12500.50,2026-12-01\n`,
  });
  expect(report.opportunities.added).toBe(1);
  expect(crm.rows('contact')[0]).toMatchObject({ _parentcustomerid_value: ID(8) });
  expect(crm.rows('opportunity')[0]).toMatchObject({
    _customerid_value: ID(8),
    statecode: 0,
    estimatedvalue: 12500.5,
  });
  expect(crm.store.read('systemuser', ID(5))).toBeDefined();
});

it.each([
  ['Status', 'Inactive'],
  ['Status', 'inactief'],
  ['Statut', 'Inactif'],
  ['statecode', '1'],
])(
  'takes a contact of which %s says %s as inactive, until the file says otherwise',
  async (caption, word) => {
    const file = (state: string) =>
      `contactId,fullName,accountName,${caption}\n${ID(1)},Ines Moreau,Halden Optik,${state}\n`;
    await give({ contacts: file(word) });
    expect(crm.rows('contact')[0]).toMatchObject({ statecode: 1 });
    await give({ contacts: file('0') });
    expect(crm.rows('contact')[0]).toMatchObject({ statecode: 0 });
  },
);

it('takes words of another origin under Status, and none, as saying nothing', async () => {
  const rows = [`${ID(1)},Ines Moreau,Halden Optik,VIP`, `${ID(2)},Per Lind,Halden Optik,`];
  const report = await give({ contacts: `contactId,fullName,accountName,Status\n${rows.join('\n')}\n` });
  expect(report.rejected).toEqual([]);
  expect(crm.rows('contact').map(({ statecode }) => statecode)).toEqual([undefined, undefined]);
});

it('keeps an owner that is a team a team', async () => {
  crm.store.upsert('team', { teamid: ID(6), name: 'North' });
  await give({ contacts: `fullName,accountName,ownerId\nInes Moreau,Halden Optik,${ID(6)}\n` });
  expect(crm.rows('contact')[0]).toMatchObject({
    '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team',
  });
});

it('rejects an opportunity of an account that nobody knows', async () => {
  const report = await give({ opportunities: `opportunityId,name,accountId\n${ID(4)},Lenses,${ID(8)}\n` });
  expect(report.rejected).toMatchObject([{ file: 'opportunities.csv', line: 2 }]);
  expect(crm.rows('opportunity')).toEqual([]);
});
