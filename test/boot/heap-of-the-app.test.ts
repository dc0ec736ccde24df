import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSampleSettings } from '../../local/docs/list-main-functions.ts';
import { withMainBundle } from '../../local/docs/with-main-bundle.ts';

/** Loads the app as the worker does, leaves old objects of some 60 MB to nobody, and prints the MB in use after each step. */
const PROGRAM = `
import { getHeapSpaceStatistics } from 'node:v8';
const [runner, bundle] = process.argv.slice(1);
const { loadApp } = await import(runner);
const { app, loadError } = await loadApp({ bundle, log: () => undefined });
if (loadError !== undefined) throw new Error(loadError);
const used = () => getHeapSpaceStatistics().find((space) => space.space_name === 'old_space').space_used_size / 1e6;
await app.runHooks('postInvocation', {});
const seen = [used()];
let held = Array.from({ length: 1_000_000 }, (_, number) => ({ number, text: String(number) }));
seen.push(used());
held = held.slice(0, 10);
await app.runHooks('postInvocation', {});
seen.push(used());
process.stdout.write('\\n' + JSON.stringify([held.length, ...seen]) + '\\n', () => process.exit(0));
`;

it('gives back, when an invocation has ended, what that left behind', async () => {
  const env = { PATH: process.env['PATH'], ...(await readSampleSettings()) };
  const runner = join(process.cwd(), 'local/runner/load-app.ts');
  const { stdout } = await withMainBundle((bundle) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROGRAM, runner, bundle], {
      env,
    }),
  );
  const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as number[];
  const [held, before = 0, filled = 0, after = Infinity] = figures;
  expect(held).toBe(10);
  expect(filled - before).toBeGreaterThan(24);
  expect(after - before).toBeLessThan(10);
});
