import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { EXIT, runCli } from './run-cli.ts';

// The stand-ins make much garbage; by default the heap may grow fourfold before it is looked at.
setFlagsFromString('--heap-growing-percent=20');

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (interruption.signal.aborted) process.exit(EXIT.interrupted); // asked twice: at once
    interruption.abort();
  });
}

// `npm start | head`: nobody reads any more, which ends the run like Ctrl-C.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  interruption.abort();
});

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  root: join(import.meta.dirname, '../..'),
  isTerminal: process.stdout.isTTY,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  signal: interruption.signal,
});
