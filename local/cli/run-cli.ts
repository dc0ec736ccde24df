import { join } from 'node:path';
import { AliasFileFault } from '../../shared/companies/alias-file-fault.ts';
import { SettingsFault } from '../../shared/config/settings-fault.ts';
import { dayOf } from '../../shared/domain/calendar.ts';
import { BadInput } from '../import/bad-input.ts';
import { telemetryTable } from '../telemetry/telemetry-table.ts';
import { chooseInput, reportReadings, surveyInput } from './import-files.ts';
import { NotReady } from './not-ready.ts';
import { openFolder, UnfitFolder } from './open-folder.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import { showProgress } from './show-progress.ts';
import { showResult } from './show-result.ts';
import type { Platform } from './start-platform.ts';
import { FolderInUse, openStateFolder, readOrigin } from './state-folder.ts';
import type { Surroundings } from './surroundings.ts';
import { SwitchedOff } from './switched-off.ts';
import { isForTenant, runTenant } from './tenant/run-tenant.ts';
import { NoAccess } from './tenant/tenant-plan.ts';
import { WrongArguments } from './wrong-arguments.ts';

export const EXIT = { fine: 0, badInput: 1, internal: 2, interrupted: 130 } as const;

/** The app would refuse the list too, but only once everything runs. */
async function refuseBadAliases(companyAliasesFile: string): Promise<void> {
  const { servicesAliases } = await import('../../functions/services-aliases.ts'); // loads the clients of Azure
  await servicesAliases({ companyAliasesFile });
}

async function runIn(given: Arguments, around: Surroundings): Promise<void> {
  const { root, isTerminal, out, signal } = around;
  const print = (line: string) => {
    if (!given.quiet) out(`${line}\n`);
  };
  // Read first: a file that cannot be used leaves no trace.
  const origin = await readOrigin(given.state);
  if (origin?.origin === 'tenant')
    throw new WrongArguments(
      'The --state folder belongs to an environment: give --dataverse, or another folder.',
    );
  const input = chooseInput(given, { origin: origin?.origin, sampleFolder: join(root, 'local/sample') });
  const progress = showProgress({ quiet: given.quiet, isTerminal, print, now: () => performance.now() });
  using stopping = new DisposableStack();
  stopping.defer(progress.stop);
  progress.stage('reading files');
  if (given.aliases !== undefined) await refuseBadAliases(given.aliases);
  const survey = await surveyInput(input, { today: given.today ?? dayOf(new Date()) });
  reportReadings({ input, survey }, progress.say);
  const state = await openStateFolder(given.state);
  let platform: Platform | undefined;
  try {
    if (given.out !== undefined) await openFolder({ option: '--out', path: given.out });
    const context = { given, input, survey, root, state, signal, print, progress };
    const { validateFiles } = await import('./validate-files.ts'); // the clients of Azure take a second to load
    const validated = await validateFiles(context, (started) => {
      platform = started;
    });
    progress.stop();
    await showResult(validated, { given, around, print, state });
  } finally {
    if (signal.aborted) progress.stage('stopping (Ctrl-C again ends it at once)');
    await platform?.stop();
    // Stopping the app made it send what it still had.
    if (platform?.telemetry !== undefined) print(telemetryTable(platform.telemetry.counts()));
    await state.close();
  }
}

/** Faults whose message is all that a person needs. */
const FOR_PEOPLE = [
  AliasFileFault,
  BadInput,
  WrongArguments,
  FolderInUse,
  UnfitFolder,
  NoAccess,
  NotReady,
  SettingsFault,
  SwitchedOff,
];

/** Runs the command line to its end and answers the exit code. */
export async function runCli(around: Surroundings): Promise<number> {
  const { error, signal } = around;
  try {
    const given = readArguments(around.argv, around.out);
    if (given !== undefined) await (isForTenant(given) ? runTenant(given, around) : runIn(given, around));
    return EXIT.fine;
  } catch (fault) {
    if (signal.aborted) return EXIT.interrupted;
    if (FOR_PEOPLE.some((kind) => fault instanceof kind) && fault instanceof Error) {
      error(`${fault.message}\n`);
      return EXIT.badInput;
    }
    error(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    return EXIT.internal;
  }
}
