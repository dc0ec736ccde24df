import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { writePopulation } from '../../local/bench/population/write-population.ts';
import { LINKEDIN_COLUMN } from '../../local/cli/app-settings.ts';
import { showViews } from '../../local/cli/show-views.ts';
import { startDataverse } from '../../local/dataverse/start-dataverse.ts';
import { applyCrmFiles } from '../../local/import/apply-crm-files.ts';
import { ImportLog } from '../../local/import/import-log.ts';
import { surveyCrmFiles } from '../../local/import/survey-crm-files.ts';
import { signInOfStandIn } from '../local/cli/sign-in-of-stand-in.ts';

const SAMPLE_MS = 100;
const KIB_IN_MB = 1_000_000 / 1024;

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '2000' },
    /** Ends the command line when it has read contacts and profiles: what comes after grows with the jobs alone. */
    'until-started': { type: 'boolean', default: false },
  },
});
const contacts = Number(values.contacts);
const profiles = Math.round(contacts * 1.7); // as 17,000 for 10,000

const residentMb = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / KIB_IN_MB;
};

const folder = await mkdtemp(join(tmpdir(), 'bench-tenant-'));
try {
  await writePopulation(folder, { contacts, profiles, seed: 1 });
  await using stack = new AsyncDisposableStack();
  const dataverse = await startDataverse({
    linkedInUrlColumn: LINKEDIN_COLUMN,
    storeFile: join(folder, 'dataverse.db'),
  });
  stack.defer(() => dataverse.stop());
  showViews(dataverse.store);
  const file = join(folder, 'contacts.csv');
  const survey = await surveyCrmFiles({ contacts: file }, { choices: undefined });
  const target = { store: dataverse.store, log: new ImportLog(), linkedInColumn: LINKEDIN_COLUMN };
  await applyCrmFiles(survey, target);

  const out = join(folder, 'out');
  const argv = ['local/cli/main.ts', '--dataverse', dataverse.url, '--linkedin-column', LINKEDIN_COLUMN];
  argv.push('--profiles', join(folder, 'profiles.jsonl'), '--out', out, '--once');
  const env = await signInOfStandIn(folder, dataverse);
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const { pid } = child;
  if (pid === undefined) throw new Error('The command line was not started.');
  const peaks: Record<string, number> = {};
  let stage = 'start';
  createInterface(child.stdout).on('line', (line) => {
    stage = line.split(/[:…]|\s{2,}|\d/)[0]?.trim() ?? stage;
  });
  const sampling = setInterval(() => {
    const now = residentMb(pid);
    if (now > (peaks[stage] ?? 0)) peaks[stage] = Math.round(now);
    if (values['until-started'] && stage.startsWith('reading profiles')) child.kill('SIGINT');
  }, SAMPLE_MS);
  const ended: unknown[] = await once(child, 'exit');
  clearInterval(sampling);
  console.info(JSON.stringify({ contacts, profiles, ended, peakResidentMb: peaks }, undefined, 2));
  if (!values['until-started']) console.info(await readFile(join(out, 'summary.json'), 'utf8'));
} finally {
  await rm(folder, { recursive: true });
}
