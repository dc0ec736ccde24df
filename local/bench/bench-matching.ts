import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { measureSpeed, type SpeedFigures } from './measure-speed.ts';
import { type PairMetrics, pairMetrics } from './pair-metrics.ts';
import { readCareers } from './read-careers.ts';
import { compare, compareDomain, comparePerson, prepare } from './score-pairs.ts';

const pairsSchema = z.array(z.object({ a: z.string(), b: z.string(), same: z.enum(['0', '1']) }));

/** The data sets are named by what they pair: company-…, person-…, domain-… . */
function scorerOf(set: string): (left: string, right: string) => number {
  if (set.startsWith('person-')) return comparePerson;
  return set.startsWith('domain-') ? compareDomain : compare;
}

function scoreSet(path: string): PairMetrics {
  const rows = pairsSchema.parse(parse(readFileSync(path), { columns: true, bom: true }));
  const set = basename(path);
  if (set.startsWith('company-') || set.startsWith('legal-') || set.startsWith('brand-'))
    prepare(rows.flatMap(({ a, b }) => [a, b]));
  else if (set.startsWith('domain-')) prepare(rows.map(({ a }) => a));
  const score = scorerOf(set);
  return pairMetrics(rows.map(({ a, b, same }) => ({ score: score(a, b), same: same === '1' })));
}

function scoreSets(folder: string): Map<string, PairMetrics> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .sort();
  return new Map(files.map((file) => [basename(file, '.csv'), scoreSet(join(folder, file))]));
}

const percent = (share: number): string => (share * 100).toFixed(1);

function printSets(sets: ReadonlyMap<string, PairMetrics>): void {
  const table = new Table({
    head: ['pairs', 'n', 'AUC', 'best F1', 'at', 'bal. acc.', 'R@P95', 'R@P99', 'D1', 'D5'],
    style: { head: [], border: [] },
  });
  for (const [set, found] of sets)
    table.push([
      set,
      found.pairs,
      percent(found.auc),
      percent(found.bestF1),
      found.bestF1Threshold.toFixed(2),
      percent(found.bestBalancedAccuracy),
      percent(found.recallAtPrecision95),
      percent(found.recallAtPrecision99),
      percent(found.differentAtLoss1),
      percent(found.differentAtLoss5),
    ]);
  process.stdout.write(`${table.toString()}\n`);
}

function printSpeed(speed: SpeedFigures): void {
  const table = new Table({ head: ['speed', 'value'], style: { head: [], border: [] } });
  const { perPosition, ...figures } = speed;
  for (const [figure, value] of Object.entries(figures)) table.push([figure, value.toLocaleString('en-US')]);
  for (const [length, microseconds] of Object.entries(perPosition))
    table.push([`µs a position, of ${Number(length).toLocaleString('en-US')}`, String(microseconds)]);
  process.stdout.write(`${table.toString()}\n`);
}

function main(): number {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, comparisons: { type: 'string', default: '10000000' } },
  });
  const benchData = process.env['BENCH_DATA'];
  const comparisons = Number(values.comparisons);
  if (benchData === undefined || !Number.isSafeInteger(comparisons) || comparisons < 1) {
    process.stderr.write(
      'bench-matching: set BENCH_DATA to the folder of the data sets (it holds pairs/*.csv and careers/); --comparisons N is a whole number from 1, --json FILE writes the figures\n',
    );
    return 2;
  }
  const sets = scoreSets(join(benchData, 'pairs'));
  printSets(sets);
  const speed = measureSpeed(readCareers(join(benchData, 'careers')), { comparisons });
  printSpeed(speed);
  const figures = { sets: Object.fromEntries(sets), speed };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, undefined, 2)}\n`);
  return 0;
}

process.exitCode = main();
