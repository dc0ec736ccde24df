import type { TokenCredential } from '@azure/core-auth';
import { environmentSchema } from '../../../shared/config/setting-schemas.ts';
import { dayOf, type Day } from '../../../shared/domain/calendar.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import type { CrmAccount } from '../../report/find-account.ts';
import { NATIVE_FLAG_COLUMN } from '../app-settings.ts';
import { fillFeedFolder } from '../fill-feed-folder.ts';
import { checkProfileFiles, listProfileFiles } from '../list-profile-files.ts';
import { makeSummary } from '../make-summary.ts';
import { ManageClient } from '../manage-client.ts';
import type { Arguments } from '../read-arguments.ts';
import type { Progress } from '../show-progress.ts';
import { standingSnapshots } from '../standing-snapshots.ts';
import { startPlatform, type Platform } from '../start-platform.ts';
import type { StateFolder } from '../state-folder.ts';
import { timed, type Stages } from '../timed.ts';
import { countRun, follow, type Validated } from '../validate-files.ts';
import { writeOut } from '../write-out.ts';
import { NOTHING_IMPORTED } from './nothing-imported.ts';
import { openEnvironment, type OpenEnvironment } from './open-environment.ts';
import { personalCredential } from './sign-in.ts';
import { startTokenEndpoint } from './start-token-endpoint.ts';
import { describePlan } from './tenant-plan.ts';

type Stoppable = { stop: () => Promise<void> };

/** The product's own default: an environment that people work in is written to with care. */
const DAILY_FLAG_LIMIT = 500;

export type TenantContext = {
  given: Arguments & { dataverse: string };
  root: string;
  state: StateFolder;
  progress: Progress;
  signal: AbortSignal;
};

/** The settings that belong to this environment. */
function tenantSettings({ given }: TenantContext): Record<string, string> {
  const { flagColumn = NATIVE_FLAG_COLUMN, linkedinColumn, syncingUsers, write, details, language } = given;
  return {
    DATAVERSE_FLAG_COLUMN: flagColumn,
    DATAVERSE_READ_ONLY: String(!write),
    DAILY_FLAG_LIMIT: String(DAILY_FLAG_LIMIT),
    DATAVERSE_DETAILS: details ? language : 'none',
    ...(linkedinColumn === undefined ? {} : { DATAVERSE_LINKEDIN_COLUMN: linkedinColumn }),
    ...(syncingUsers === undefined ? {} : { SYNCING_USERS: syncingUsers }),
  };
}

async function activeAccounts(environment: OpenEnvironment, signal: AbortSignal): Promise<CrmAccount[]> {
  const accounts: CrmAccount[] = [];
  for await (const { id, name, active } of environment.rows('accounts', signal))
    if (active) accounts.push({ id, name });
  return accounts;
}

/** The contacts that were validated, by their snapshots. */
async function validatedIds({ settings }: Platform): Promise<ContactId[]> {
  const ids: ContactId[] = [];
  for await (const { contactId } of standingSnapshots(settings)) ids.push(contactId);
  return ids;
}

type Sources = { environment: OpenEnvironment; credential: TokenCredential; today: Day; stages: Stages };

/** Signs in and says what is about to happen, before anything is started. */
async function openAndTell(
  { given, signal, progress }: TenantContext,
  stages: Stages,
): Promise<Pick<Sources, 'environment' | 'credential'>> {
  const { dataverse: url, write, flagColumn = NATIVE_FLAG_COLUMN, linkedinColumn: linkedInColumn } = given;
  const credential = personalCredential(progress.say);
  const environment = openEnvironment({ url, credential, flagColumn, linkedInColumn });
  const syncingUsers = environmentSchema.shape.SYNCING_USERS.parse(given.syncingUsers ?? 'everyone');
  progress.stage('signing in');
  const plan = { environment, url, syncingUsers, write, dailyFlagLimit: DAILY_FLAG_LIMIT, signal };
  for (const line of await timed(stages, 'plan', () => describePlan(plan))) progress.say(line);
  return { environment, credential };
}

async function bringProfiles(context: TenantContext, { environment, today, stages }: Sources) {
  const { given, state, signal, progress } = context;
  progress.stage('reading contacts and profiles');
  const profiles = await timed(stages, 'import', async () =>
    fillFeedFolder({
      feed: state.feed,
      files: await listProfileFiles(given.profiles),
      contacts: environment.rows('contacts', signal),
      lookUpSecret: state.lookUpSecret,
      today,
      signal,
    }),
  );
  for (const { line } of profiles) progress.say(line);
  return profiles;
}

async function startPlatformFor(
  context: TenantContext,
  { credential }: Sources,
  keep: (started: Stoppable) => void,
): Promise<Platform> {
  const { given, root, state, progress } = context;
  progress.stage('starting the app');
  const identity = await startTokenEndpoint({ credential, origin: given.dataverse });
  keep(identity);
  const { lockDurationMs, aliases, today } = given;
  const telemetry = given.telemetry ? { folder: given.out } : undefined;
  const options = { root, state, today, lockDurationMs, aliases, telemetry, onLine: progress.say };
  const crm = { url: given.dataverse, identity, settings: tenantSettings(context) };
  const platform = await startPlatform(options, crm);
  keep(platform);
  await state.saveOrigin({ origin: 'tenant', ports: platform.ports });
  return platform;
}

/** `npm start -- --dataverse`: the app itself on this machine, against a real environment with a person's own sign-in. */
export async function validateTenant(
  context: TenantContext,
  keep: (started: Stoppable) => void,
): Promise<Validated> {
  const { given, signal, progress } = context;
  const stages: Stages = {};
  const today = given.today ?? dayOf(new Date());
  await checkProfileFiles(given.profiles, { today });
  const sources: Sources = { ...(await openAndTell(context, stages)), today, stages };
  const profiles = await bringProfiles(context, sources);
  const platform = await startPlatformFor(context, sources, keep);
  const runner = await timed(stages, 'startApp', () => platform.startApp());
  const mode = given.write ? 'on' : 'dryRun';
  const followed = await follow(new ManageClient({ url: runner.url, token: platform.token }), {
    mode,
    progress,
    signal,
    expected: 0,
  });
  const running = { imported: NOTHING_IMPORTED, appUrl: runner.url, platform };
  if (followed.kind === 'off') return { kind: 'off', ...running };
  stages['scan'] = followed.scanningMs;
  stages['validate'] = followed.validatingMs;
  const measurements = await platform.measure();
  const counted = await countRun(platform, followed);
  const told = { imported: NOTHING_IMPORTED, profiles, dryRun: followed.dryRun, today, counted };
  const summary = makeSummary({ ...told, followed, measurements, stageMs: stages });
  if (given.out !== undefined) {
    const accounts = await activeAccounts(sources.environment, signal);
    const crm = { ids: await validatedIds(platform), accounts, settings: platform.settings };
    await writeOut(given.out, { summary, crm, stages, context });
  }
  return { kind: 'validated', summary, ...running };
}
