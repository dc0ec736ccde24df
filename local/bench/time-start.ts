import { loadApp } from '../runner/load-app.ts';

/** Loads an app as the worker does and prints how long after its own start the functions stood. */
const bundle = process.argv[2] ?? 'dist/main.mjs';
const { app, loadError } = await loadApp({ bundle, log: () => undefined });
if (loadError !== undefined) throw new Error(loadError);
const line = JSON.stringify({
  registeredMs: performance.now(), // counted from the start of the process
  functions: app.functions.size,
  residentMb: process.memoryUsage().rss / 1024 / 1024,
});
// Adapters may hold timers: leave as soon as the line is out.
process.stdout.write(`\n${line}\n`, () => process.exit(0));
