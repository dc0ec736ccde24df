import { dayOf } from '../../shared/domain/calendar.ts';
import { contactIdSchema, type ContactId } from '../../shared/domain/ids.ts';
import type { ImportReport } from '../import/apply-crm-files.ts';
import type { Survey } from '../import/survey-crm-files.ts';
import type { CrmAccount } from '../report/find-account.ts';
import { SAMPLE_TODAY } from '../sample/sample-company.ts';
import { countContacts, type ContactCounts } from './count-contacts.ts';
import { beginRun, followRun, type FollowedRun } from './follow-runs.ts';
import { importInput, type Input } from './import-files.ts';
import { makeSummary, type Summary } from './make-summary.ts';
import { ManageClient, type RunView } from './manage-client.ts';
import type { Arguments } from './read-arguments.ts';
import { runStanding } from './run-standing.ts';
import type { Progress } from './show-progress.ts';
import { standingSnapshots } from './standing-snapshots.ts';
import { startLocalPlatform, type LocalPlatform } from './start-local-platform.ts';
import type { Platform } from './start-platform.ts';
import type { StateFolder } from './state-folder.ts';
import { timed, type Stages } from './timed.ts';
import { writeOut } from './write-out.ts';

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

type Running = { imported: ImportReport; appUrl: string; platform: Platform };
export type ValidatedFiles = Running & { kind: 'validated'; summary: Summary };
/** `off`: somebody switched data validation off; the app runs and waits for the switch. */
export type Validated = ValidatedFiles | (Running & { kind: 'off' });

export type Followed = (FollowedRun & { kind: 'followed'; dryRun: boolean }) | { kind: 'off' };

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

/** Begins a run in this mode and tells of it until it is finished. */
export async function follow(
  client: ManageClient,
  context: { mode: 'dryRun' | 'on'; progress: Progress; signal: AbortSignal; expected: number },
): Promise<Followed> {
  const { mode, progress, signal, expected } = context;
  const begun = await beginRun(client, mode, signal);
  if (begun.kind === 'off') return begun;
  const dryRun = begun.mode === 'dryRun';
  if (dryRun && mode === 'on')
    progress.say('A dry run, as somebody decided through the HTTP API: no flag is written.');
  let shown = { stage: '', tell: progress.stage('starting the run') };
  const onProgress = (run: RunView) => {
    const { stage, standing } = runStanding(run, expected);
    if (stage !== shown.stage) shown = { stage, tell: progress.stage(stage) };
    shown.tell(standing);
  };
  const followed = await followRun(client, { runId: begun.runId, signal, onProgress });
  return { kind: 'followed', dryRun, ...followed };
}

/** The contacts of this run and of what followed from it. */
export const countRun = ({ settings }: Platform, { run }: FollowedRun): Promise<ContactCounts> =>
  countContacts(standingSnapshots(settings), { since: run.startedAt });

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
): Promise<Validated> {
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
    mode: given.dryRun ? 'dryRun' : 'on',
    progress,
    signal,
    expected,
  });
  const running = { imported, appUrl: runner.url, platform };
  if (followed.kind === 'off') return { kind: 'off', ...running };
  stages['scan'] = followed.scanningMs;
  stages['validate'] = followed.validatingMs;
  const measurements = await platform.measure();
  const summary = makeSummary({
    followed,
    counted: await countRun(platform, followed),
    imported,
    profiles,
    dryRun: followed.dryRun,
    today: readOn,
    measurements,
    stageMs: stages,
  });
  if (given.out !== undefined) {
    const crm = {
      ids: contactIds(platform),
      accounts: activeAccounts(platform),
      settings: platform.settings,
    };
    await writeOut(given.out, { summary, crm, stages, context });
  }
  return { kind: 'validated', summary, ...running };
}
