import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writePopulation } from '../../local/bench/population/write-population.ts';
import { peakMemoryBytes } from '../../local/runner/peak-memory.ts';

/** A daily run and one three times as large must take alike. */
const SIZES = [
  { contacts: 10_000, profiles: 17_000, seed: 1 },
  { contacts: 30_000, profiles: 50_000, seed: 1 },
];
const PEAK_MAX_MB = 300;
/** Of the larger median over the smaller. */
const RATIO_MAX = 1.1;
/** The peak so far is kept by the system: what the last look misses is the end of the process. */
const LOOK_EVERY_MS = 250;

const { values } = parseArgs({
  options: {
    /** Runs alike differ by up to 4 %: when V8 collects depends on what else the machine does. */
    runs: { type: 'string', default: '3' },
  },
});
const runs = Number(values.runs);

/** Largest resident memory of the functions process in a run without results; those are written by the command line. */
async function peakMbOf(files: string): Promise<number> {
  const state = await mkdtemp(join(tmpdir(), 'bench-memory-state-'));
  const given = ['--contacts', join(files, 'contacts.csv'), '--profiles', join(files, 'profiles.jsonl')];
  const argv = ['local/cli/main.ts', ...given, '--state', state, '--once', '--quiet'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const look = async (): Promise<void> => {
    const pid = Number(await readFile(join(state, 'runner.pid'), 'utf8').catch(() => '')); // not there yet, or any more
    if (pid > 0) peak = Math.max(peak, (await peakMemoryBytes(pid).catch(() => undefined)) ?? 0);
  };
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  await once(child, 'exit');
  clearInterval(looking);
  await rm(state, { recursive: true });
  if (child.exitCode !== 0) throw new Error(`bench-memory: a run ended with code ${String(child.exitCode)}`);
  return peak / 1_000_000;
}

const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? Infinity;

const medians: number[] = [];
for (const size of SIZES) {
  const files = await mkdtemp(join(tmpdir(), 'bench-memory-'));
  await writePopulation(files, size);
  const peaks: number[] = [];
  while (peaks.length < runs) peaks.push(await peakMbOf(files));
  medians.push(medianOf(peaks));
  console.log(
    `${String(size.contacts)} contacts, peak MB of the functions:`,
    peaks.map(Math.round).join(' '),
  );
  await rm(files, { recursive: true });
}
const [least, most] = [Math.min(...medians), Math.max(...medians)];
console.log(
  `medians ${medians.map(Math.round).join(' and ')} MB, ${((most / least - 1) * 100).toFixed(1)} % apart`,
);
if (most >= PEAK_MAX_MB || most / least >= RATIO_MAX) {
  console.error(`bench-memory: more than ${PEAK_MAX_MB} MB, or medians more than 10 % apart`);
  process.exitCode = 1;
}
