import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Table from 'cli-table3';
import { unzipSync } from 'fflate';
import * as z from 'zod';
import { readSampleSettings } from '../docs/list-main-functions.ts';
import { makePackage } from '../package/make-package.ts';

const RUNS = 15;
const timeSchema = z.object({ registeredMs: z.number(), functions: z.number(), residentMb: z.number() });
type Timing = z.infer<typeof timeSchema>;

/** The package as Azure unpacks it. */
async function unpackPackage(folder: string): Promise<string> {
  for (const [name, bytes] of Object.entries(unzipSync((await makePackage()).bytes))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return join(folder, 'dist/main.mjs');
}

/** The same code in a file for each source file, its packages in node_modules: what no bundler has touched. */
async function writeUnbundled(folder: string): Promise<string> {
  for (const room of ['functions', 'shared']) {
    for (const file of await readdir(room, { recursive: true })) await copySource(join(room, file), folder);
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'functions/main.js');
}

async function copySource(file: string, folder: string): Promise<void> {
  if (!/\.(ts|json)$/.test(file)) return;
  const text = await readFile(file, 'utf8');
  const target = join(folder, file.replace(/\.ts$/, '.js'));
  await mkdir(dirname(target), { recursive: true });
  const script = (): string => stripTypeScriptTypes(text).replace(/(from '\.[^']+)\.ts'/g, "$1.js'");
  await writeFile(target, file.endsWith('.ts') ? script() : text);
}

async function timeOnce(bundle: string, env: Record<string, string>): Promise<Timing> {
  const script = join(import.meta.dirname, 'time-start.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, bundle], {
    env: { PATH: process.env['PATH'], ...env },
  });
  return timeSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const shown = (value: number): string => value.toFixed(0);

/** Runs take turns, so that a busy moment of the machine meets both. */
async function benchStart(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  try {
    const env = await readSampleSettings();
    const ways = [
      { way: 'package (one bundle)', bundle: await unpackPackage(join(folder, 'package')) },
      { way: 'unbundled, node_modules', bundle: await writeUnbundled(join(folder, 'unbundled')) },
    ].map((one) => ({ ...one, timings: new Array<Timing>() }));
    for (let run = 0; run <= RUNS; run += 1) {
      for (const { bundle, timings } of ways) {
        const timing = await timeOnce(bundle, env);
        if (run > 0) timings.push(timing); // the first fills the page cache
      }
    }
    console.info(tableOf(ways));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tableOf(ways: readonly { way: string; timings: readonly Timing[] }[]): string {
  const table = new Table({ head: ['way', 'functions', 'median ms', 'fastest', 'slowest', 'resident MB'] });
  for (const { way, timings } of ways) {
    const times = timings.map(({ registeredMs }) => registeredMs);
    table.push([
      way,
      timings[0]?.functions ?? 0,
      shown(medianOf(times)),
      shown(Math.min(...times)),
      shown(Math.max(...times)),
      shown(medianOf(timings.map(({ residentMb }) => residentMb))),
    ]);
  }
  return `Node ${process.version}, ${RUNS} runs each\n${table.toString()}`;
}

if (import.meta.main) await benchStart();
