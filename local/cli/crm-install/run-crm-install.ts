import type { TokenCredential } from '@azure/core-auth';
import { makeDataverseHttp, type DataverseHttp } from '../../../shared/crm/dataverse-http.ts';
import { readInstallationPlan, readRemovalPlan } from '../../../shared/crm/install/dataverse-installation.ts';
import { makeMetadataHttp } from '../../../shared/crm/install/metadata-http.ts';
import type { Plan } from '../../../shared/crm/install/plan.ts';
import { WrongArguments } from '../wrong-arguments.ts';
import { carryOut } from './carry-out.ts';
import { planText, settingsText } from './plan-text.ts';
import { readInstallArguments, type InstallAction, type InstallArguments } from './read-install-arguments.ts';

export const INSTALL_EXIT = { fine: 0, badInput: 1, failed: 2, obstacles: 3, declined: 4 } as const;
type ExitCode = (typeof INSTALL_EXIT)[keyof typeof INSTALL_EXIT];

export type InstallSurroundings = {
  readonly action: InstallAction;
  readonly argv: readonly string[];
  readonly credentialFor: (given: InstallArguments) => TokenCredential;
  readonly print: (line: string) => void;
  readonly ask: (question: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly random: () => number;
};

const TITLES = {
  install: { found: 'What is there', nothing: 'Everything is installed: there is nothing to do.' },
  uninstall: { found: 'What stays or goes', nothing: 'Nothing of ours is there: there is nothing to do.' },
} as const;

/** A changed definition ends the delta tokens of its table. */
const RESYNC =
  '\nThe next sweep reads the changed tables in full, once. What did not change is not validated again.';

function openHttp(
  { credentialFor, now, random }: InstallSurroundings,
  given: InstallArguments,
): DataverseHttp {
  const telemetry = { record: () => undefined }; // the person at the terminal is told, nobody else
  return makeDataverseHttp({ url: given.url, credential: credentialFor(given), now, random, telemetry });
}

async function readPlan(
  { action, signal }: InstallSurroundings,
  http: DataverseHttp,
  { options }: InstallArguments,
): Promise<Plan> {
  if (action === 'install') return readInstallationPlan(http, { options, signal });
  return { ...(await readRemovalPlan(http, { options, signal })), settings: {} };
}

async function runWith(surroundings: InstallSurroundings, given: InstallArguments): Promise<ExitCode> {
  const { action, print, ask, signal } = surroundings;
  const http = openHttp(surroundings, given);
  print(`Data Validation in ${given.url}`);
  const plan = await readPlan(surroundings, http, given);
  print(planText(plan, TITLES[action]));
  if (plan.obstacles.length > 0) return INSTALL_EXIT.obstacles;
  if (plan.steps.length > 0 && given.planOnly) return INSTALL_EXIT.fine;
  if (plan.steps.length > 0) {
    if (!given.yes && !(await ask('Do this now? [y/N] '))) {
      print('Nothing was changed.');
      return INSTALL_EXIT.declined;
    }
    if (!(await carryOut({ http: makeMetadataHttp(http, signal), print }, plan.steps))) {
      return INSTALL_EXIT.failed;
    }
    // Settings may follow from what an environment accepted, so they are read once more.
    const after = await readPlan(surroundings, http, given);
    print(settingsText(after.settings));
    print(RESYNC);
    return INSTALL_EXIT.fine;
  }
  print(settingsText(plan.settings));
  return INSTALL_EXIT.fine;
}

/** Shows the plan, asks, carries it out; the exit code says how it ended. */
export async function runCrmInstall(surroundings: InstallSurroundings): Promise<ExitCode> {
  const { action, argv, print } = surroundings;
  try {
    const given = readInstallArguments(action, argv, print);
    return given === undefined ? INSTALL_EXIT.fine : await runWith(surroundings, given);
  } catch (fault) {
    const isInput = fault instanceof WrongArguments;
    print(fault instanceof Error ? fault.message : String(fault));
    return isInput ? INSTALL_EXIT.badInput : INSTALL_EXIT.failed;
  }
}
