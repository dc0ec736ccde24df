import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, daySchema } from '../../shared/domain/calendar.ts';
import { contactIdSchema, type ContactId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { ImportReport } from '../import/apply-crm-files.ts';
import type { Survey } from '../import/survey-crm-files.ts';
import type { CrmAccount } from '../report/find-account.ts';
import { SAMPLE_TODAY } from '../sample/sample-company.ts';
import { countOutcomes } from './count-outcomes.ts';
import { explainWithServices } from './explain-with-services.ts';
import { beginRun, followRun, type FollowedRun } from './follow-runs.ts';
import { importInput, type Input } from './import-files.ts';
import { makeSummary, type Summary } from './make-summary.ts';
import { ManageClient, type RunView } from './manage-client.ts';
import type { Arguments } from './read-arguments.ts';
import { runStanding } from './run-standing.ts';
import type { Progress } from './show-progress.ts';
import { startLocalPlatform, type LocalPlatform } from './start-local-platform.ts';
import type { StateFolder } from './state-folder.ts';

export type Context = {
  given: Arguments;
  input: Input;
  survey: Survey;
  root: string;
  /** Prints a line for the person; nothing when quiet. */
  print: (line: string) => void;
  progress: Progress;
  signal: AbortSignal;
};

export type ValidatedFiles = {
  summary: Summary;
  imported: ImportReport;
  appUrl: string;
  platform: LocalPlatform;
};

type Stages = Record<string, number>;

async function timed<T>(stages: Stages, stage: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    stages[stage] = performance.now() - startedAt;
  }
}

function contactIds(platform: LocalPlatform): ContactId[] {
  const ids: ContactId[] = [];
  for (const row of platform.dataverse.store.iterate('contact'))
    ids.push(contactIdSchema.parse(row['contactid']));
  return ids;
}

function* activeAccounts(platform: LocalPlatform): Iterable<CrmAccount> {
  for (const { accountid, name, statecode } of platform.dataverse.store.iterate('account'))
    if (statecode === 0 && typeof accountid === 'string' && typeof name === 'string')
      yield { id: accountid, name };
}

async function follow(client: ManageClient, context: Context & { expected: number }): Promise<FollowedRun> {
  const { given, progress, signal, expected } = context;
  const runId = await beginRun(client, given.dryRun ? 'dryRun' : 'on', signal);
  let shown = { stage: '', tell: progress.stage('starting the run') };
  const onProgress = (run: RunView) => {
    const { stage, standing } = runStanding(run, expected);
    if (stage !== shown.stage) shown = { stage, tell: progress.stage(stage) };
    shown.tell(standing);
  };
  return await followRun(client, { runId, signal, onProgress });
}

/** Tells how many contacts it was asked about: what is written is written right after. */
async function explainAloud(
  platform: LocalPlatform,
  { language, progress }: { language: Language; progress: Progress },
) {
  const explain = await explainWithServices(platform.settings, language);
  const tell = progress.stage('writing results');
  const total = platform.dataverse.store.count('contact');
  let done = 0;
  return async (ids: readonly ContactId[]) => {
    const explanations = await explain(ids);
    done += ids.length;
    tell({ done, total, unit: 'contacts' });
    return explanations;
  };
}

async function writeOut(
  folder: string,
  parts: { summary: Summary; platform: LocalPlatform; stages: Stages; context: Context },
): Promise<void> {
  const { summary, platform, stages, context } = parts;
  await mkdir(folder, { recursive: true });
  const { language } = context.given;
  const { writeResults } = await import('./write-results.ts'); // the libraries of chart and workbook take their time
  const explain = await explainAloud(platform, { language, progress: context.progress });
  const standing = await timed(stages, 'results', () =>
    writeResults(folder, {
      root: context.root,
      ids: contactIds(platform),
      accounts: activeAccounts(platform),
      explain,
      language,
      today: daySchema.parse(summary.today),
      dryRun: summary.dryRun,
      rejectedRows: summary.crmFiles.rejectedRows + summary.profiles.rejectedRecords,
      parked: summary.parked.length,
    }),
  );
  summary.seconds['results'] = Math.round((stages['results'] ?? 0) / 100) / 10;
  // After the results: writing them is part of what this process needed.
  summary.peakMemoryMb.cli = Math.max(
    summary.peakMemoryMb.cli ?? 0,
    Math.ceil(process.resourceUsage().maxRSS / 1000),
  );
  // Every contact as it stands now, whichever run judged it.
  const { byOutcome: outcomes, byReason: reasons } = countOutcomes(standing);
  await writeFile(
    join(folder, 'summary.json'),
    `${JSON.stringify({ outcomes, reasons, ...summary }, undefined, 2)}\n`,
  );
}

const saveBeginning = (state: StateFolder, input: Input, platform: LocalPlatform) =>
  state.saveOrigin({
    origin: state.origin?.origin ?? (input.sample === undefined ? 'files' : 'sample'),
    ports: platform.ports,
  });

/**
 * The whole of `npm start` once the files are read: starts everything, imports, validates, writes the results. What it
 * started is handed to `keep` as soon as it is there, to be stopped by the caller.
 */
export async function validateFiles(
  context: Context & { state: StateFolder },
  keep: (platform: LocalPlatform) => void,
): Promise<ValidatedFiles> {
  const { given, root, state, signal, progress, input, survey } = context;
  const stages: Stages = {};
  const today = given.today ?? (input.sample === undefined ? undefined : SAMPLE_TODAY);
  const { lockDurationMs } = given;
  progress.stage('starting');
  const platform = await timed(stages, 'start', () =>
    startLocalPlatform({
      root,
      state,
      today,
      lockDurationMs,
      aliases: given.aliases,
      telemetry: given.telemetry ? { folder: given.out } : undefined,
      onLine: progress.say,
    }),
  );
  keep(platform);
  const { store } = platform.dataverse;
  progress.stage('importing', () => ({
    done: store.count('contact'),
    total: survey.rows.contacts,
    unit: 'contacts',
  }));
  const readOn = today ?? dayOf(new Date());
  const { crm: imported, profiles } = await timed(stages, 'import', () =>
    importInput(input, { survey, store, state, today: readOn, signal }),
  );
  for (const { line } of profiles) progress.say(line);
  await saveBeginning(state, input, platform);
  const expected = store.count('contact');
  signal.throwIfAborted();
  progress.stage('starting the app');
  const runner = await timed(stages, 'startApp', () => platform.startApp());
  const followed = await follow(new ManageClient({ url: runner.url, token: platform.token }), {
    ...context,
    expected,
  });
  stages['scan'] = followed.scanningMs;
  stages['validate'] = followed.validatingMs;
  const measurements = await platform.measure();
  const summary = makeSummary({
    followed,
    imported,
    profiles,
    dryRun: given.dryRun,
    today: readOn,
    measurements,
    stageMs: stages,
  });
  if (given.out !== undefined) await writeOut(given.out, { summary, platform, stages, context });
  return { summary, imported, appUrl: runner.url, platform };
}
