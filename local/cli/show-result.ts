import { once } from 'node:events';
import type { Arguments } from './read-arguments.ts';
import { resultTable } from './result-table.ts';
import { shellWord } from './shell-word.ts';
import type { StateFolder } from './state-folder.ts';
import type { Surroundings } from './surroundings.ts';
import { SWITCHED_OFF, SwitchedOff } from './switched-off.ts';
import type { Validated, ValidatedFiles } from './validate-files.ts';

const REJECTED_SHOWN = 10;

function reportRejected({ imported, summary }: ValidatedFiles, print: (line: string) => void): void {
  const faults = [...imported.rejected, ...summary.profiles.rejected];
  for (const { file, line, problem } of faults.slice(0, REJECTED_SHOWN))
    print(`${file}, line ${line}: ${problem}`);
  const more =
    imported.rejectedRows + summary.profiles.rejectedRecords - Math.min(faults.length, REJECTED_SHOWN);
  if (more > 0) print(`and ${more} more: summary.json lists them (--out)`);
}

function addresses({ appUrl, platform }: Validated, state: StateFolder): string {
  return [
    `app        ${appUrl}/api/manage`,
    `folder     ${state.path}`,
    `try        curl -H "Authorization: Bearer $(npm run --silent token -- ${shellWord(state.path)})" ${appUrl}/api/manage/runs`,
    `Dataverse  ${platform.crmUrl}`,
    `storage    ${platform.storageUrl}`,
    'Ctrl-C stops everything.',
  ].join('\n');
}

type Shown = { given: Arguments; around: Surroundings; print: (line: string) => void; state: StateFolder };

/** What was found; then waits for Ctrl-C, unless the run was to be all. */
export async function showResult(
  validated: Validated,
  { given, around, print, state }: Shown,
): Promise<void> {
  if (validated.kind === 'off') {
    if (given.once) throw new SwitchedOff();
    print(SWITCHED_OFF);
  } else {
    reportRejected(validated, (line) => {
      around.error(`${line}\n`);
    });
    print(resultTable(validated.summary));
  }
  if (given.once) return;
  print(addresses(validated, state));
  if (!around.signal.aborted) await once(around.signal, 'abort');
}
