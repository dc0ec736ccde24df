import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../../local/bundle.ts';
import { describeFunctions } from '../../local/docs/describe-functions.ts';
import { readFunctionList, replaceFunctionList } from '../../local/docs/function-list.ts';
import { listFunctions } from '../../local/runner/list-functions.ts';

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boot-test-'));
  bundle = join(folder, 'main.mjs');
  await buildBundle({ entry: join(__dirname, 'fixture-app.ts'), outfile: bundle });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('lists what the bundle registers with the worker, in order', async () => {
  const functions = await listFunctions({ bundle, env: { MUST_BE_SET: '1' } });
  expect(describeFunctions(functions)).toBe(
    [
      '| function | trigger | listens to | access |',
      '| --- | --- | --- | --- |',
      '| `Tick` | timer | `0 */5 * * * *` |  |',
      '| `Work` | queue | `%WORK_QUEUE%` | connection `SERVICE_BUS` |',
      '| `WorkInSessions` | session queue | `%SESSION_QUEUE%` | connection `SERVICE_BUS` |',
      '| `Manage` | HTTP | `GET, PUT /api/manage/{id?}` | key level `function` |',
      '| `Ping` | HTTP | `GET /api/Ping` | key level `anonymous` |',
    ].join('\n'),
  );
});

it('fails with the reason when the bundle does not load', async () => {
  await expect(listFunctions({ bundle })).rejects.toThrow(
    /unable to load entry point.*MUST_BE_SET is missing/,
  );
});

it('fails when a name is registered twice', async () => {
  const twice = join(folder, 'twice.mjs');
  const source = readFileSync(bundle, 'utf8');
  await writeFile(twice, source.replace('app.http("Ping"', 'app.http("Tick"'));
  await expect(listFunctions({ bundle: twice, env: { MUST_BE_SET: '1' } })).rejects.toThrow(
    /"Tick" has already been registered/,
  );
});

it('keeps the functions core out of the bundle, readable, and with a source map', () => {
  const source = readFileSync(bundle, 'utf8');
  expect(source).toContain('require("@azure/functions-core")');
  expect(source).toContain('createRequireForBundle(import.meta.url)');
  expect(source).toContain('sourceMappingURL=main.mjs.map');
  expect(source).toContain('MUST_BE_SET is missing');
});

it('loads every SDK of the app from inside the bundle', async () => {
  const outfile = join(folder, 'sdk', 'main.mjs');
  await buildBundle({ entry: join(__dirname, 'fixture-sdk-app.ts'), outfile });
  const functions = await listFunctions({ bundle: outfile });
  expect(functions.map(({ name }) => name)).toEqual(['Holds3Clients']);
});

describe('the list in the README', () => {
  const readme = 'Before\n<!-- functions -->\nold\n<!-- /functions -->\nAfter\n';

  it('is replaced between its marks and read back', () => {
    const written = replaceFunctionList(readme, { table: '| new |' });
    expect(written).toBe('Before\n<!-- functions -->\n\n| new |\n\n<!-- /functions -->\nAfter\n');
    expect(readFunctionList(written)).toBe('| new |');
  });

  it('must have its marks', () => {
    expect(() => readFunctionList('no marks here')).toThrow(/<!-- functions -->/);
  });
});
