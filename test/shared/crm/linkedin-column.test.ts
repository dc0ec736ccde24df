import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { makeDataverseEnvironment } from '../../../shared/crm/dataverse-environment.ts';
import { makeDataversePrerequisites } from '../../../shared/crm/dataverse-prerequisites.ts';
import { makeLinkedInColumnReader } from '../../../shared/crm/linkedin-column.ts';
import { contactId } from '../../contracts/crm/crm-rows.ts';
import { connectTo } from './connect-to.ts';
import { answer, fault, scriptDataverse } from './scripted-dataverse.ts';

const { signal } = new AbortController();
const FLAG_COLUMN = 'msdyn_orgchangestatus';
const URL = 'https://www.linkedin.com/in/ada-example';

let dataverse: Dataverse | undefined;
afterEach(async () => {
  await dataverse?.stop();
  dataverse = undefined;
});

/** The adapters as the app makes them, in an environment whose contact has this column. */
async function open({ column, named }: { column?: string; named?: string }) {
  dataverse = await startDataverse(column === undefined ? {} : { linkedInUrlColumn: column });
  const row = { contactid: contactId(1), fullname: 'Ada Example', statecode: 0 };
  dataverse.store.upsert('contact', column === undefined ? row : { ...row, [column]: URL });
  const http = connectTo(dataverse);
  const given = { flagColumn: FLAG_COLUMN, ...(named !== undefined && { linkedInColumn: named }) };
  const options = { ...given, readLinkedInColumn: makeLinkedInColumnReader(http, given) };
  return {
    prerequisites: makeDataversePrerequisites(http, options),
    changes: makeDataverseChanges(http, options),
    contacts: makeDataverseContacts(http, options),
  };
}

describe('The column of the LinkedIn address', () => {
  it.each(['new_linkedin', 'contoso_linkedin_url', 'abc_linkedinprofile'])(
    'is found by a usual name: %s',
    async (column) => {
      const { prerequisites, contacts, changes } = await open({ column });
      expect(await prerequisites.readLinkedInColumn(signal)).toEqual({ kind: 'there', column });
      const read = await contacts.readContacts({ ids: [contactId(1)], signal });
      expect(read.contacts.map(({ contact }) => contact.linkedInUrl)).toEqual([URL]);
      const page = await changes.readChanges({ table: 'contacts', cursor: undefined, signal });
      expect(page).toMatchObject({ rows: [{ linkedInUrl: URL }] });
    },
  );

  it('is none where no text column has a usual name, and contacts are read without', async () => {
    const { prerequisites, contacts } = await open({ column: 'new_linkedinfollowers' });
    expect(await prerequisites.readLinkedInColumn(signal)).toEqual({ kind: 'none' });
    const read = await contacts.readContacts({ ids: [contactId(1)], signal });
    expect(read.contacts).toHaveLength(1);
    expect(read.contacts[0]?.contact).not.toHaveProperty('linkedInUrl');
  });

  it('is the one that the settings name, whatever others are called', async () => {
    const { prerequisites } = await open({ column: 'new_linkedin', named: 'websiteurl' });
    expect(await prerequisites.readLinkedInColumn(signal)).toEqual({ kind: 'there', column: 'websiteurl' });
  });

  it('is missing where the settings name one that is not there', async () => {
    const { prerequisites } = await open({ named: 'new_address' });
    expect(await prerequisites.readLinkedInColumn(signal)).toEqual({
      kind: 'missing',
      column: 'new_address',
    });
  });
});

describe('Among several columns of usual names', () => {
  const columns = (...names: readonly string[]) =>
    answer(200, { value: names.map((LogicalName) => ({ LogicalName })) });

  it('the clearest name is read, of two alike the first by the alphabet, and asked for once', async () => {
    const script = [columns('zeta_linkedin', 'new_linkedinurl', 'abc_linkedin_url', 'fullname')];
    const { http, sent } = scriptDataverse(script);
    const readColumn = makeLinkedInColumnReader(http, {});
    const read = [await readColumn(signal), await readColumn(signal)];
    expect(read).toEqual(['abc_linkedin_url', 'abc_linkedin_url']);
    expect(sent).toHaveLength(1);
  });

  it('the one that is read counts as evidence under column security', async () => {
    const secured = answer(200, { value: [{ LogicalName: 'new_linkedin', IsSecured: true }] });
    const { http } = scriptDataverse([columns('new_linkedin'), secured, answer(200, { value: [] })]);
    const readLinkedInColumn = makeLinkedInColumnReader(http, {});
    const options = { flagColumn: FLAG_COLUMN, readLinkedInColumn, now: () => new Date() };
    const environment = makeDataverseEnvironment(http, options);
    expect(await environment.listSecuredFields(signal)).toEqual(['linkedInUrl']);
  });

  it('a refusal is not the last word', async () => {
    const { http } = scriptDataverse([fault(403, '0x80040220'), columns('new_linkedin')]);
    const readColumn = makeLinkedInColumnReader(http, {});
    expect([await readColumn(signal), await readColumn(signal)]).toEqual([undefined, 'new_linkedin']);
  });
});
