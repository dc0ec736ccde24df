import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildBundle } from '../../local/bundle.ts';
import { knownCompanies } from '../../shared/matching/company/known-companies.ts';
import { tablesVersion } from '../../shared/matching/verdict/tables-version.ts';

const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-on-demand-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What an expression over the exports `all` of a bundled module prints. */
async function inBundle(entry: string, expression: string): Promise<string> {
  const outfile = join(folder, 'bundle.mjs');
  await buildBundle({ entry: resolve(entry), outfile });
  const program = `const all = await import(${JSON.stringify(outfile)}); console.log(${expression});`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  return stdout.trim();
}

it('gives the bundled app the tables that the sources have, to the letter', async () => {
  const version = await inBundle('shared/matching/verdict/tables-version.ts', 'all.tablesVersion()');
  expect(version).toBe(tablesVersion());
}, 60_000);

it('keeps no table in memory as an object', async () => {
  const known = 'JSON.stringify(all.knownCompanies().length)';
  expect(await inBundle('shared/matching/company/known-companies.ts', known)).toBe(
    String(knownCompanies().length),
  );
  const tables = 'Object.values(all.KNOWN_COMPANY_TABLES)';
  const kept = `${tables}.filter((table) => table.companies === table.companies).length`; // an object kept is itself
  expect(await inBundle('shared/matching/company/known-company-tables.ts', kept)).toBe('0');
}, 60_000);
