import { join } from 'node:path';
import { applyCrmFiles } from '../../../local/import/apply-crm-files.ts';
import { ImportLog } from '../../../local/import/import-log.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { LANGUAGES } from '../../../shared/domain/language.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { explained, position } from '../report/explained-people.ts';
import { writeForTest } from '../report/write-for-test.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';
import { inMemoryCrmStore } from './in-memory-crm-store.ts';

let files: GivenFiles;
beforeEach(async () => {
  files = await makeGivenFiles();
});
afterEach(() => files.remove());

/** The second starts like a formula, which results.csv neutralises. */
const PEOPLE = [
  explained({
    number: 1,
    contact: { firstName: 'Ines', lastName: 'Moreau' },
    positions: [position('Halden Optik AG')],
  }),
  explained({
    number: 2,
    accountName: '+Plus Werbung AG',
    contact: { firstName: '=Ada', lastName: '-Okafor', fullName: '=Ada -Okafor' },
    positions: [position('+Plus Werbung AG')],
  }),
];

const given = LANGUAGES.flatMap((language) => [
  { language, name: 'results.csv' },
  { language, name: 'results.xlsx' },
]);

it.each(given)(
  'takes $name in $language as contacts again, under the same ids',
  async ({ language, name }) => {
    await writeForTest(PEOPLE, { folder: files.folder, language });
    const survey = await surveyCrmFiles({ contacts: join(files.folder, name) });
    const crm = inMemoryCrmStore();
    await applyCrmFiles(survey, {
      store: crm.store,
      log: new ImportLog(),
      linkedInColumn: 'new_linkedinurl',
    });
    const contacts = [1, 2].map((number) => crm.store.read('contact', contactIdOf(number)));
    expect(contacts).toMatchObject([
      { firstname: 'Ines', lastname: 'Moreau' },
      { firstname: '=Ada', lastname: '-Okafor' },
    ]);
    expect(survey.tables.contacts?.reading.leftOut.map(({ reason }) => reason)).toContain('unknown');
    expect(survey.rows.contacts).toBe(2);
    expect(survey.rejected.total).toBe(0);
    const accounts = [...survey.accounts.all()].map(({ name }) => name).sort();
    expect(accounts).toEqual(['+Plus Werbung AG', 'Halden Optik AG']);
  },
);
