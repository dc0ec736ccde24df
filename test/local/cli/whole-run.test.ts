import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { OUTCOME_REASONS } from '../../../shared/domain/verdict.ts';

type Finished = { code: number; out: string; error: string };
type Summary = {
  outcomes: Record<string, number>;
  validated: { contacts: number; validations: number; outcomes: Record<string, number> };
  flagsWritten: number;
  peakMemoryMb: Record<string, number>;
  dataverse: { requests: Record<string, number>; throttled: number };
  dataverseRequests: Record<string, { requests: number; retries: number; milliseconds: number }>;
};

async function npmStart(...argv: string[]): Promise<Finished> {
  return await new Promise((resolve) => {
    execFile(process.execPath, ['local/cli/main.ts', ...argv], (fault, out, error) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, error });
    });
  });
}

const readSummary = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')) as Summary; // our own file: makeSummary wrote it

/** What the app says it asked of Dataverse, and what Dataverse says it was asked: tokens and parts of batches are no requests of it. */
function expectAccounted({ dataverse, dataverseRequests: told }: Summary): void {
  const { token, batchPart, ...logged } = dataverse.requests;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  expect(sum(Object.values(told).map(({ requests, retries }) => requests + retries))).toBe(
    sum(Object.values(logged)),
  );
  expect(told['writeBatch']?.requests ?? 0).toBe(logged['batch']);
  for (const { milliseconds } of Object.values(told)) expect(milliseconds).toBeGreaterThan(0);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-run-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('goes from a dry run to writing to having nothing to do, on the sample company with every outcome', async () => {
  const out = join(folder, 'out');
  const argv = ['--state', join(folder, 'kept'), '--out', out, '--once'];
  const dry = await npmStart(...argv, '--dry-run');
  expect(dry).toMatchObject({ code: 0, error: '' });
  expect(dry.out).toContain('200 contacts validated');
  expect(dry.out).toContain('dry run: nothing was written');
  const tried = await readSummary(out);
  expect(tried.validated).toMatchObject({ contacts: 200, outcomes: tried.outcomes });
  expect(tried.validated.validations).toBeGreaterThanOrEqual(200);
  expect(tried).toMatchObject({
    flagsWritten: 0,
    dataverse: { requests: { batch: 0, write: 0 } },
  });
  expectAccounted(await readSummary(out));
  expect(await readFile(join(out, 'results.csv'), 'utf8')).toContain(
    'Dry run: would set 1 (Not at Company).',
  );

  const written = await npmStart(...argv);
  expect(written).toMatchObject({ code: 0, error: '' });
  const summary = await readSummary(out);
  expectAccounted(summary);
  expect(Object.keys(summary.outcomes).sort()).toEqual(Object.keys(OUTCOME_REASONS).sort());
  for (const peak of Object.values(summary.peakMemoryMb)) expect(peak).toBeLessThan(400);
  const rows = parse<Record<string, string>>(await readFile(join(out, 'results.csv')), {
    columns: true,
    bom: true,
  });
  expect(rows).toHaveLength(200);
  const flagged = rows.filter((row) => row['flag'] === '1');
  expect(flagged).toHaveLength(summary.flagsWritten);
  expect(new Set(flagged.map((row) => row['outcome']))).toEqual(new Set(['notAtCompany']));

  const again = await npmStart(...argv, '--quiet');
  expect(again).toMatchObject({ code: 0, out: '', error: '' });
  expect(await readSummary(out)).toMatchObject({
    crmFiles: { contacts: { added: 0, changed: 0, unchanged: 200 } },
    validated: { contacts: 0, validations: 0, jobs: 0 },
    dataverse: { requests: { batch: 0, write: 0 } },
    outcomes: summary.outcomes,
  });
  expectAccounted(await readSummary(out));
  expect(await readdir(join(folder, 'kept'))).not.toContain('cli.pid');
}, 180_000);
