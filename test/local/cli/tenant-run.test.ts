import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { LINKEDIN_COLUMN } from '../../../local/cli/app-settings.ts';
import { showViews } from '../../../local/cli/show-views.ts';
import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { applyCrmFiles } from '../../../local/import/apply-crm-files.ts';
import { ImportLog } from '../../../local/import/import-log.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { loadSampleRows, sampleCompany, SAMPLE_TODAY } from '../../../local/sample/sample-company.ts';
import { signInOfStandIn } from './sign-in-of-stand-in.ts';

const run = promisify(execFile);

const sample = sampleCompany(resolve('local/sample'));

type Summary = {
  runId: string;
  flagsWritten: number;
  dryRun: boolean;
  dataverseRequests: Record<string, { requests: number }>;
};

let folder: string;
let dataverse: Dataverse;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-run-'));
  dataverse = await startDataverse({ linkedInUrlColumn: LINKEDIN_COLUMN });
  environment = await signInOfStandIn(folder, dataverse);
  const survey = await surveyCrmFiles(sample, { choices: undefined });
  const { store } = dataverse;
  showViews(store);
  await loadSampleRows(sample.people, store);
  await applyCrmFiles(survey, { store, log: new ImportLog(), linkedInColumn: LINKEDIN_COLUMN });
  await loadSampleRows(sample.relations, store);
});
afterAll(async () => {
  await dataverse.stop();
  await rm(folder, { recursive: true });
});

const flagsInCrm = () =>
  [...dataverse.store.iterate('contact')].map((row) => [
    row['contactid'],
    row['msdyn_orgchangestatus'] ?? null,
  ]);

function start(...argv: string[]) {
  const common = [
    '--dataverse',
    dataverse.url,
    '--linkedin-column',
    LINKEDIN_COLUMN,
    '--today',
    SAMPLE_TODAY,
  ];
  const profiles = ['--profiles', ...sample.profiles];
  const child = spawn(process.execPath, ['local/cli/main.ts', ...common, ...profiles, ...argv], {
    env: environment,
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said.out)?.[1];
      if (found !== undefined) return found;
      await once(child.stdout, 'data');
    }
  };
  return { child, said, until, exit: once(child, 'exit').then(([code]) => Number(code)) };
}

const readSummary = async (out: string) =>
  JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as Summary; // our own file: makeSummary wrote it

it('reads an environment with the person’s own sign-in, and writes nothing', async () => {
  const out = join(folder, 'dry');
  const before = flagsInCrm();
  const { said, exit } = start('--out', out, '--once');
  expect([await exit, said.error]).toEqual([0, '']);
  expect(said.out).toContain('environment   Local stand-in');
  expect(said.out).toContain(`signed in as  user ${dataverse.caller.userId}`);
  expect(said.out.indexOf('in scope')).toBeLessThan(said.out.indexOf('starting the app'));
  expect(said.out).toContain('nothing: a dry run (--write writes flags)');
  expect(said.out).toContain('dry run: nothing was written');
  expect(dataverse.statistics().requests).toMatchObject({ batch: 0, batchPart: 0, write: 0 });
  expect(flagsInCrm()).toEqual(before);
  const summary = await readSummary(out);
  expect(summary).toMatchObject({ dryRun: true, flagsWritten: 0 });
  expect(summary.dataverseRequests['writeBatch']).toBeUndefined();
  expect(summary.dataverseRequests['changePage']?.requests).toBeGreaterThan(0);
  expect(await readFile(join(out, 'results.csv'), 'utf8')).toContain('would set 1 (Not at Company)');
}, 180_000);

it('names nobody but in the results that are for the person who runs it', async () => {
  const out = join(folder, 'discreet');
  const { said, exit } = start('--out', out, '--once');
  expect(await exit).toBe(0);
  const told = `${said.out}${said.error}${await readFile(join(out, 'summary.json'), 'utf8')}`.toLowerCase();
  const people = [...dataverse.store.iterate('contact')].flatMap((row) =>
    [row['emailaddress1'], row['fullname'], row[LINKEDIN_COLUMN]].filter(
      (value) => typeof value === 'string',
    ),
  );
  expect(people.length).toBeGreaterThan(10);
  expect(people.filter((text) => text !== '' && told.includes(text.toLowerCase()))).toEqual([]);
}, 180_000);

it('writes flags with --write, and takes them back when asked', async () => {
  const out = join(folder, 'written');
  const before = flagsInCrm();
  const { child, said, until, exit } = start('--write', '--out', out, '--state', join(folder, 'state'));
  const app = await until(/app\s+(http:\/\/\S+)\/api\/manage/);
  const { runId, flagsWritten } = await readSummary(out);
  expect(flagsWritten).toBeGreaterThan(0);
  expect(dataverse.statistics().requests.batchPart).toBeGreaterThanOrEqual(flagsWritten);
  const changed = flagsInCrm().filter(([, flag], index) => flag !== before[index]?.[1]);
  expect(changed).toHaveLength(flagsWritten);

  const { stdout } = await run(process.execPath, ['local/access/print-token.ts', join(folder, 'state')]);
  const headers = { authorization: `Bearer ${stdout.trim()}` };
  const undone = await fetch(`${app}/api/manage/runs/${runId}/undo`, { method: 'POST', headers });
  expect(undone.status).toBe(202);
  const { runId: undoId } = (await undone.json()) as { runId: string }; // the answer that docs/http-api.md promises
  let state = '';
  while (state !== 'finished') {
    const answer = await fetch(`${app}/api/manage/runs/${undoId}`, { headers });
    ({ state } = (await answer.json()) as { state: string }); // the same
  }
  const meaning = (rows: unknown[][]) => rows.map(([id, flag]) => [id, flag ?? 0]); // null and 0 are the same
  expect(meaning(flagsInCrm())).toEqual(meaning(before));
  child.kill('SIGINT');
  expect([await exit, said.error]).toEqual([0, '']);
}, 180_000);

it.each([
  [['--dataverse', 'http://org.crm4.dynamics.com'], 'must begin with https://'],
  [
    ['--dataverse', 'https://a.crm.dynamics.com', '--contacts', 'a.csv'],
    '--contacts does not go with --dataverse',
  ],
  [['--write'], '--write needs --dataverse'],
])('refuses %j before anything is asked', async (argv, problem) => {
  const child = spawn(process.execPath, ['local/cli/main.ts', ...argv]);
  let error = '';
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const closed: unknown[] = await once(child, 'close');
  expect(closed[0]).toBe(1);
  expect(error).toContain(problem);
});
