import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ownPeakMemoryBytes } from './peak-memory.ts';
import { runFunctions } from './run-functions.ts';
import { printRunLog } from './run-log.ts';
import { STOP_MESSAGE } from './runner-messages.ts';
import type { RunnerMessage } from './runner-messages.ts';

/** Memory of a killed process is lost since its last report: report often, it costs one system call. */
const MEMORY_REPORT_MS = 500;
/** A job is cut off after 180 s (design section 3, promise 8); the platform's scale-in gives at least 10 min. */
const STOP_GRACE_MS = 190_000;

const { values } = parseArgs({
  options: {
    bundle: { type: 'string', default: 'dist/main.mjs' },
    'host-json': { type: 'string', default: 'host.json' },
    state: { type: 'string', default: '.state' },
    port: { type: 'string', default: '0' },
  },
});

async function main(): Promise<void> {
  mkdirSync(values.state, { recursive: true });
  const pidFile = join(values.state, 'runner.pid');
  writeFileSync(`${pidFile}.new`, String(process.pid));
  renameSync(`${pidFile}.new`, pidFile); // a reader never finds it empty: signal 9 to process 0 ends the reader's group
  const run = await runFunctions({
    bundle: resolve(values.bundle),
    hostJson: values['host-json'],
    stateDir: values.state,
    port: Number(values.port),
    env: process.env,
    log: printRunLog,
    onTimeout: () => process.exit(1),
  });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_GRACE_MS).unref();
    await run.stop();
    rmSync(pidFile, { force: true });
    reportMemory();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  // Ctrl+C reaches supervisor and runner both; the supervisor decides, else it would start the runner again.
  process.on('SIGINT', () => {
    if (process.send === undefined) void stop();
  });
  // The supervisor is gone, perhaps killed, and what stands in for Azure with it: no call in flight can succeed.
  process.on('disconnect', () => process.exit(1));
  if (process.send !== undefined && !process.connected) process.exit(1); // it went while we started
  process.on('message', (message) => {
    if (message === STOP_MESSAGE) void stop();
  });

  const { port, functions, fault } = run;
  tell({ kind: 'ready', port, functions, ...(fault === undefined ? {} : { fault }) });
  reportMemory();
  setInterval(reportMemory, MEMORY_REPORT_MS).unref();
  printRunLog({ level: 'information', category: 'Host', message: `listening on http://127.0.0.1:${port}` });
}

function reportMemory(): void {
  tell({ kind: 'memory', peakBytes: ownPeakMemoryBytes() });
}

function tell(message: RunnerMessage): void {
  if (process.connected) process.send?.(message);
}

await main();
