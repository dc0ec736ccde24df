import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactsOf } from '../../../local/cli/contacts-of.ts';
import { fillFeedFolder } from '../../../local/cli/fill-feed-folder.ts';
import { listProfileFiles } from '../../../local/cli/list-profile-files.ts';
import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { applyCrmFiles } from '../../../local/import/apply-crm-files.ts';
import { ImportLog } from '../../../local/import/import-log.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { loadSampleRows, sampleCompany, SAMPLE_TODAY } from '../../../local/sample/sample-company.ts';
import { daySchema } from '../../../shared/domain/calendar.ts';
import { makeFeedSource } from '../../../shared/profiles/feed-source.ts';
import { makeFolderFileStore } from '../../../shared/profiles/folder-file-store.ts';

const FOLDER = join(process.cwd(), 'local/sample');
const sample = sampleCompany(FOLDER);

it('is written for a valid day', () => {
  expect(daySchema.safeParse(SAMPLE_TODAY).success).toBe(true);
});

it('holds 200 contacts of 40 accounts with deals, and no row that is rejected', async () => {
  const survey = await surveyCrmFiles(sample);
  expect(survey.rejected.rows).toEqual([]);
  expect(survey.contacts.size).toBe(200);
  expect(survey.accounts.size).toBe(40);
  expect(survey.opportunities.size).toBe(32);
});

it('names no domain that could be somebody’s', async () => {
  const text = await Promise.all(
    [sample.contacts, sample.accounts, sample.people].map((file) => readFile(file, 'utf8')),
  );
  const domains = text.join('\n').match(/(?<=@|:\/\/www\.)[a-z0-9.-]+/g) ?? [];
  const foreign = domains.filter(
    (domain) => !domain.endsWith('.example') && !domain.startsWith('linkedin.com'),
  );
  expect(domains.length).toBeGreaterThan(200);
  expect(foreign).toEqual([]);
});

describe('in the Dataverse stand-in', () => {
  let dataverse: Dataverse;
  beforeEach(async () => {
    dataverse = await startDataverse({ linkedInUrlColumn: 'new_linkedinurl' });
  });
  afterEach(() => dataverse.stop());

  it('is taken as a whole: users, teams, stakeholders, contacts', async () => {
    const { store } = dataverse;
    await loadSampleRows(sample.people, store);
    const survey = await surveyCrmFiles(sample);
    const report = await applyCrmFiles(survey, {
      store,
      log: new ImportLog(),
      linkedInColumn: 'new_linkedinurl',
    });
    await loadSampleRows(sample.relations, store);
    expect(report.rejected).toEqual([]);
    expect([store.count('contact'), store.count('account'), store.count('connection')]).toEqual([
      200, 40, 24,
    ]);
    const owners = [...store.iterate('contact')].map(
      (row) => row['_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname'],
    );
    expect(new Set(owners)).toEqual(new Set(['systemuser', 'team']));
    const inactive = [...store.iterate('contact')].filter((row) => row['statecode'] === 1);
    expect(inactive).toHaveLength(1);
  });

  it('has profiles that the feed reads without a complaint', async () => {
    const { store } = dataverse;
    const log = new ImportLog();
    await applyCrmFiles(await surveyCrmFiles(sample), { store, log, linkedInColumn: 'new_linkedinurl' });
    const folder = await mkdtemp(join(tmpdir(), 'sample-feed-'));
    try {
      await fillFeedFolder({
        feed: folder,
        files: await listProfileFiles(sample.profiles),
        contacts: contactsOf(store),
        lookUpSecret: 'secret',
        today: SAMPLE_TODAY,
        signal: AbortSignal.timeout(5_000),
      });
      const source = makeFeedSource({
        store: makeFolderFileStore({ path: folder }),
        clock: { today: () => SAMPLE_TODAY },
      });
      const page = await source.readPage({
        cursor: undefined,
        limit: 1_000,
        signal: AbortSignal.timeout(5_000),
      });
      expect(page.rejected).toEqual([]);
      expect(page.more).toBe(false);
      expect(page.observations.length).toBeGreaterThan(180);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
