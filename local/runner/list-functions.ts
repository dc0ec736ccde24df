import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { loadApp } from './load-app.ts';
import { messageOf } from './run-log.ts';

const listSchema = z.object({
  loadError: z.string().optional(),
  functions: z.array(
    z.object({
      name: z.string(),
      bindings: z.array(z.looseObject({ name: z.string(), type: z.string(), direction: z.string() })),
    }),
  ),
});
export type ListedFunction = z.infer<typeof listSchema>['functions'][number];

/**
 * What a bundle registers, seen by loading it as the worker does in a process of its own (an ES module cannot be
 * unloaded, and the patched `require` must not stay behind). Start hooks do not run: they may call services. Fails
 * when the bundle does not load.
 */
export async function listFunctions({
  bundle,
  env = {},
}: {
  bundle: string;
  env?: NodeJS.ProcessEnv;
}): Promise<ListedFunction[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, bundle], {
    env: { PATH: process.env['PATH'], ...env },
  });
  const list = listSchema.parse(JSON.parse(stdout.slice(stdout.lastIndexOf('\n', stdout.length - 2) + 1)));
  if (list.loadError !== undefined) throw new Error(list.loadError);
  return list.functions;
}

async function printFunctions(bundle: string): Promise<void> {
  const { app, loadError } = await loadApp({ bundle, log: () => undefined });
  const functions = [...app.functions.values()].map(({ name, bindings }) => ({
    name,
    bindings: Object.entries(bindings).map(([bindingName, binding]) => ({ ...binding, name: bindingName })),
  }));
  // Adapters may hold timers: leave as soon as the line is out.
  process.stdout.write(`\n${JSON.stringify({ loadError, functions })}\n`, () => process.exit(0));
}

if (import.meta.main) {
  printFunctions(process.argv[2] ?? 'dist/main.mjs').catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
}
