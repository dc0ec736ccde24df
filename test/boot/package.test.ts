import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { roleTexts } from '../../local/docs/declared-routes.ts';
import { describeFunctions } from '../../local/docs/describe-functions.ts';
import { readFunctionList } from '../../local/docs/function-list.ts';
import { readSampleSettings } from '../../local/docs/list-main-functions.ts';
import { makePackage, type Package } from '../../local/package/make-package.ts';
import { readHostSettings } from '../../local/runner/host-settings.ts';
import { listFunctions } from '../../local/runner/list-functions.ts';

let made: Package;
let folder: string;

/** Outside the project, so that nothing can be found in its node_modules. */
async function unpack(): Promise<string> {
  const target = await mkdtemp(join(tmpdir(), 'unpacked-'));
  for (const [name, bytes] of Object.entries(unzipSync(made.bytes))) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), bytes);
  }
  return target;
}

beforeAll(async () => {
  made = await makePackage();
  folder = await unpack();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('has the same bytes when it is made again', async () => {
  expect(made.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await makePackage()).sha256).toBe(made.sha256);
}, 60_000);

it('stays under 5 MB and holds only what runs', () => {
  expect(made.bytes.length).toBeLessThan(5_000_000);
  const names = Object.keys(unzipSync(made.bytes)).sort();
  expect(names).toEqual(['LICENSE', 'dist/main.mjs', 'host.json', 'package.json']);
});

it('registers, unpacked elsewhere, exactly the functions that the README lists', async () => {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ type: 'module', main: 'dist/main.mjs' });
  const bundle = join(folder, 'dist/main.mjs');
  const functions = await listFunctions({ bundle, env: await readSampleSettings() });
  const host = await readHostSettings(join(folder, 'host.json'));
  const { routePrefix } = host.extensions.http;
  const table = describeFunctions(functions, { routePrefix, roles: roleTexts() });
  expect(readFunctionList(await readFile('README.md', 'utf8'))).toBe(table);
});

it('carries nobody’s paths', () => {
  const bundle = Buffer.from(unzipSync(made.bytes)['dist/main.mjs'] ?? []).toString();
  expect(bundle.length).toBeGreaterThan(1_000_000);
  expect(bundle).not.toContain(process.cwd());
  expect(bundle).not.toContain('sourceMappingURL=');
});
