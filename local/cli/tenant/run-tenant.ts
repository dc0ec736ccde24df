import { openFolder } from '../open-folder.ts';
import type { Arguments } from '../read-arguments.ts';
import { showProgress } from '../show-progress.ts';
import { showResult } from '../show-result.ts';
import { openStateFolder, readOrigin } from '../state-folder.ts';
import type { Surroundings } from '../surroundings.ts';
import { WrongArguments } from '../wrong-arguments.ts';

type ForTenant = Arguments & { dataverse: string };

export const isForTenant = (given: Arguments): given is ForTenant => given.dataverse !== undefined;

/** Validates a real environment, shows the result, and stops what was started: last in, first out. */
export async function runTenant(given: ForTenant, around: Surroundings): Promise<void> {
  const { root, isTerminal, out, signal } = around;
  const print = (line: string) => {
    if (!given.quiet) out(`${line}\n`);
  };
  const origin = (await readOrigin(given.state))?.origin ?? 'tenant';
  if (origin !== 'tenant')
    throw new WrongArguments('The --state folder was begun with files: give another for the environment.');
  await using started = new AsyncDisposableStack();
  const progress = showProgress({ quiet: given.quiet, isTerminal, print, now: () => performance.now() });
  started.defer(progress.stop);
  const state = await openStateFolder(given.state);
  started.defer(() => state.close());
  if (given.out !== undefined) await openFolder({ option: '--out', path: given.out });
  const { validateTenant } = await import('./validate-tenant.ts'); // the clients of Azure take a second to load
  const validated = await validateTenant({ given, root, state, progress, signal }, ({ stop }) => {
    started.defer(stop);
  });
  progress.stop();
  await showResult(validated, { given, around, print, state });
}
