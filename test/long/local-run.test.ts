import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { writePopulation } from '../../local/bench/population/write-population.ts';

/** What grows with the number of contacts shows at this size as well; about a minute on two idle cores. */
const SIZE = { contacts: 6_000, profiles: 10_000, seed: 7 };

/** Bounds of a run of any size (docs/benchmarks/local-run.md); of the functions a larger one may take up to 300 MB. */
const PEAK_MAX_MB = { runner: 270, cli: 800, azurite: 800 };
/** Table requests a contact: 5.7 measured; 8.8 while every row was looked up by itself. */
const REQUESTS_MAX = 7;
/** Tables of which at least one page of changes is read, however few rows they have. */
const TABLES_READ = 4;
/** Requests to Dataverse for each 1,000 contacts of a first validation (design, what it costs). */
const BUDGET = { changePage: 0.5, jobRead: 14, writeBatch: 14 };
/** Lines come every 3 s; a machine with twice as much work as cores is late. */
const SILENCE_MAX_MS = 10_000;

const summarySchema = z.object({
  outcomes: z.record(z.string(), z.number()),
  parked: z.array(z.unknown()),
  runnerRestarts: z.number(),
  tableOperations: z.record(z.string(), z.number()),
  dataverseRequests: z.record(z.string(), z.object({ requests: z.number(), retries: z.number() })),
  peakMemoryMb: z.record(z.string(), z.number()),
});

const sum = (numbers: Record<string, number>): number =>
  Object.values(numbers).reduce((total, number) => total + number, 0);

describe(`a local run of ${SIZE.contacts} contacts`, () => {
  let folder: string;
  let summary: z.infer<typeof summarySchema>;
  const silences: { ms: number; after: string }[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-run-'));
    await writePopulation(folder, SIZE);
    const files = ['--contacts', join(folder, 'contacts.csv'), '--profiles', join(folder, 'profiles.jsonl')];
    const argv = ['local/cli/main.ts', ...files, '--out', folder, '--once'];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    let last = { at: performance.now(), line: 'the start' };
    createInterface(child.stdout).on('line', (line) => {
      const at = performance.now();
      silences.push({ ms: at - last.at, after: last.line });
      last = { at, line };
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    summary = summarySchema.parse(JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('validates every contact, without a restart', () => {
    expect(sum(summary.outcomes)).toBe(SIZE.contacts);
    expect(summary).toMatchObject({ parked: [], runnerRestarts: 0 });
  });

  it('keeps each process within its memory', () => {
    console.info('peak memory in MB', summary.peakMemoryMb);
    const over = Object.entries(PEAK_MAX_MB).filter(
      ([name, bound]) => (summary.peakMemoryMb[name] ?? Infinity) >= bound, // an unknown one is none we may pass
    );
    expect(over).toEqual([]);
  });

  it('asks the tables a bounded number of times for each contact', () => {
    console.info('table requests', summary.tableOperations);
    expect(sum(summary.tableOperations) / SIZE.contacts).toBeLessThan(REQUESTS_MAX);
  });

  it('keeps each kind of request to Dataverse within its budget', () => {
    console.info('requests to Dataverse', summary.dataverseRequests);
    const over = Object.entries(BUDGET).filter(([kind, perThousand]) => {
      const bound = (perThousand * SIZE.contacts) / 1000 + (kind === 'changePage' ? TABLES_READ : 0);
      const { requests, retries } = summary.dataverseRequests[kind] ?? { requests: Infinity, retries: 0 };
      return requests + retries > bound; // a kind that nobody counted is none we may pass
    });
    expect(over).toEqual([]);
  });

  it('is never silent for long', () => {
    expect(silences.filter(({ ms }) => ms > SILENCE_MAX_MS)).toEqual([]);
  });
});
