import type { Day } from '../../shared/domain/calendar.ts';
import { applyCrmFiles, type ImportReport } from '../import/apply-crm-files.ts';
import { checkHasContacts } from '../import/check-has-contacts.ts';
import { contactLayout } from '../import/contact-layout.ts';
import type { CrmStore } from '../import/crm-store.ts';
import { describeReading } from '../import/describe-reading.ts';
import { readColumnChoices } from '../import/header/column-choices.ts';
import { ImportLog } from '../import/import-log.ts';
import { surveyCrmFiles, type CrmFiles, type Survey } from '../import/survey-crm-files.ts';
import { loadSampleRows, sampleCompany } from '../sample/sample-company.ts';
import { LINKEDIN_COLUMN } from './app-settings.ts';
import { contactsOf } from './contacts-of.ts';
import { fillFeedFolder } from './fill-feed-folder.ts';
import { checkProfileFiles, listProfileFiles } from './list-profile-files.ts';
import type { ProfileFileReport } from './profile-file-report.ts';
import type { Arguments } from './read-arguments.ts';
import { showViews } from './show-views.ts';
import type { StateFolder } from './state-folder.ts';

type SampleStore = CrmStore &
  Parameters<typeof loadSampleRows>[1] &
  Parameters<typeof showViews>[0] &
  Parameters<typeof contactsOf>[0];

export type Input = {
  crm: CrmFiles;
  profiles: readonly string[];
  /** Which columns of the contacts file stand for which of ours, as the person said. */
  columns?: string | undefined;
  /** Set for the sample company: what goes before and after its CRM files. */
  sample?: { people: string; relations: string };
};

/** The given files; the sample company where none are given and the folder does not go on with somebody's own. */
export function chooseInput(
  given: Arguments,
  context: { origin: 'sample' | 'files' | 'tenant' | undefined; sampleFolder: string },
): Input {
  const { contacts, accounts, opportunities, profiles, columns } = given;
  const isGiven = [contacts, accounts, opportunities, ...profiles].some((file) => file !== undefined);
  if (isGiven || context.origin === 'files')
    return { crm: { contacts, accounts, opportunities }, profiles, columns };
  const sample = sampleCompany(context.sampleFolder);
  return { crm: sample, profiles: sample.profiles, sample };
}

/** Reads everything once, before anything is started. Throws BadInput. */
export async function surveyInput(input: Input, { today }: { today: Day }): Promise<Survey> {
  await checkProfileFiles(input.profiles, { today });
  const { contacts, accounts, opportunities } = input.crm;
  const choices =
    input.columns === undefined
      ? undefined
      : readColumnChoices(input.columns, contactLayout({ accountsGiven: accounts !== undefined }));
  const survey = await surveyCrmFiles({ contacts, accounts, opportunities }, { choices });
  checkHasContacts(survey);
  return survey;
}

/** Says how the given files were understood; the sample company's need no word. */
export function reportReadings(
  { input, survey }: { input: Input; survey: Survey },
  print: (line: string) => void,
): void {
  if (input.sample !== undefined) return;
  const { accounts, contacts, opportunities } = survey.tables;
  for (const table of [accounts, contacts, opportunities])
    if (table !== undefined) print(describeReading(table.reading));
}

export type Imported = { crm: ImportReport; profiles: readonly ProfileFileReport[] };

/** Writes the surveyed files into the stand-in, then the profiles of the contacts that it holds into the feed. */
export async function importInput(
  input: Input,
  target: { survey: Survey; store: SampleStore; state: StateFolder; today: Day; signal: AbortSignal },
): Promise<Imported> {
  const { survey, store, state, today, signal } = target;
  const logFile = state.file('crm-import.log');
  const log = state.origin === undefined ? new ImportLog() : await ImportLog.load(logFile);
  showViews(store);
  if (input.sample !== undefined) await loadSampleRows(input.sample.people, store);
  const crm = await applyCrmFiles(survey, { store, log, linkedInColumn: LINKEDIN_COLUMN });
  if (input.sample !== undefined) await loadSampleRows(input.sample.relations, store);
  if (state.kept) await log.save(logFile);
  const profiles = await fillFeedFolder({
    feed: state.feed,
    files: await listProfileFiles(input.profiles),
    contacts: contactsOf(store),
    lookUpSecret: state.lookUpSecret,
    today,
    signal,
  });
  return { crm, profiles };
}
