import { applyCrmFiles, type ImportReport } from '../import/apply-crm-files.ts';
import { contactLayout } from '../import/contact-layout.ts';
import type { CrmStore } from '../import/crm-store.ts';
import { describeReading } from '../import/describe-reading.ts';
import { readColumnChoices } from '../import/header/column-choices.ts';
import { ImportLog } from '../import/import-log.ts';
import { surveyCrmFiles, type CrmFiles, type Survey } from '../import/survey-crm-files.ts';
import { loadSampleRows, sampleCompany } from '../sample/sample-company.ts';
import { LINKEDIN_COLUMN } from './app-settings.ts';
import { checkProfileFiles, fillFeedFolder } from './fill-feed-folder.ts';
import type { Arguments } from './read-arguments.ts';
import type { StateFolder } from './state-folder.ts';

type SampleStore = CrmStore & Parameters<typeof loadSampleRows>[1];

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
  context: { origin: 'sample' | 'files' | undefined; sampleFolder: string },
): Input {
  const { contacts, accounts, opportunities, profiles, columns } = given;
  const isGiven = [contacts, accounts, opportunities, ...profiles].some((file) => file !== undefined);
  if (isGiven || context.origin === 'files')
    return { crm: { contacts, accounts, opportunities }, profiles, columns };
  const sample = sampleCompany(context.sampleFolder);
  return { crm: sample, profiles: sample.profiles, sample };
}

/** Reads everything once, before anything is started. Throws BadInput. */
export async function surveyInput(input: Input): Promise<Survey> {
  await checkProfileFiles(input.profiles);
  const { contacts, accounts, opportunities } = input.crm;
  const choices =
    input.columns === undefined
      ? undefined
      : readColumnChoices(input.columns, contactLayout({ accountsGiven: accounts !== undefined }));
  return await surveyCrmFiles({ contacts, accounts, opportunities }, { choices });
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

/** Writes the surveyed files into the stand-in and the profiles into the feed. */
export async function importInput(
  input: Input,
  target: { survey: Survey; store: SampleStore; state: StateFolder },
): Promise<ImportReport> {
  const { survey, store, state } = target;
  const logFile = state.file('crm-import.log');
  const log = state.origin === undefined ? new ImportLog() : await ImportLog.load(logFile);
  if (input.sample !== undefined) await loadSampleRows(input.sample.people, store);
  const report = await applyCrmFiles(survey, { store, log, linkedInColumn: LINKEDIN_COLUMN });
  if (input.sample !== undefined) await loadSampleRows(input.sample.relations, store);
  if (state.kept) await log.save(logFile);
  await fillFeedFolder(state.feed, input.profiles);
  return report;
}
