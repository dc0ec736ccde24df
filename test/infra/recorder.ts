import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the recorder in the place of `az` answers, by the beginning of the command line; otherwise nothing. */
export type Answers = Readonly<Record<string, { prints?: string; fails?: true }>>;

export type Call = { args: string[]; keyLength: number };

const RECORD_END = '\u001e'; // the separator of records in ASCII: no argument holds it
const ARGUMENT_END = '\u001f';

/** Writes its arguments down, then answers as told. The longest beginning wins. */
const azText = (answers: Answers): string => {
  const cases = Object.entries(answers)
    .sort(([one], [other]) => other.length - one.length)
    .map(([start, { prints = '', fails }]) => {
      return `  '${start}'*) printf '%s' '${prints}'; exit ${fails === true ? 1 : 0} ;;`;
    });
  return `#!/usr/bin/env bash
{ printf '%s${ARGUMENT_END}' "\${#NEW_LOOK_UP_KEY}" "$@"; printf '${RECORD_END}'; } >> "$AZ_RECORD"
case "$*" in
${cases.join('\n')}
esac
`;
};

/** `npm run package -- FILE` leaves a file; that it does so in truth is what the boot test shows. */
const NPM_TEXT = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$AZ_RECORD.npm"
if [ "$1 $2" = 'run package' ]; then mkdir -p "$(dirname "$4")"; echo zip > "$4"; fi
`;

const parseCall = (record: string): Call => {
  const [keyLength, ...args] = record.split(ARGUMENT_END).slice(0, -1);
  return { args, keyLength: Number(keyLength) };
};

/** A copy of infra/ in which scripts run with a recorder in the place of `az`. */
export async function openRecorder(answers: Answers) {
  const folder = await mkdtemp(join(tmpdir(), 'az-recorder-'));
  const record = join(folder, 'calls');
  await cp('infra', join(folder, 'infra'), { recursive: true, filter: (path) => !path.includes('compiler') });
  await mkdir(join(folder, 'bin'));
  await writeFile(record, '');
  for (const [name, text] of Object.entries({ az: azText(answers), npm: NPM_TEXT })) {
    await writeFile(join(folder, 'bin', name), text);
    await chmod(join(folder, 'bin', name), 0o755);
  }
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    AZ_RECORD: record,
    HOME: folder,
  };
  return {
    folder,
    /** Runs bash lines in the copy; `input` is what a person types. */
    run: (lines: string, { input = '' } = {}): Promise<{ code: number; said: string }> =>
      new Promise((resolve) => {
        const child = execFile('bash', ['-c', lines], { cwd: folder, env }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
        });
        child.stdin?.end(input);
      }),
    calls: async (): Promise<Call[]> =>
      (await readFile(record, 'utf8')).split(RECORD_END).slice(0, -1).map(parseCall),
    npmCalls: async (): Promise<string[]> =>
      (await readFile(`${record}.npm`, 'utf8')).split('\n').filter((line) => line !== ''),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
