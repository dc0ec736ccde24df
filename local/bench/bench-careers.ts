import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { type CareersScore, missedTargets, scoreCareers } from './score-careers.ts';

const resultsSchema = z.array(z.object({ contactId: z.string(), flag: z.string() }));

function readFlagged(resultsFolder: string): Set<string> {
  const text = readFileSync(join(resultsFolder, 'results.csv'), 'utf8');
  const rows = resultsSchema.parse(parse(text, { columns: true, bom: true }));
  return new Set(rows.filter(({ flag }) => flag === '1').map(({ contactId }) => contactId));
}

function print(score: CareersScore): void {
  const { precision, recall, falsePositivesByReason, ...counts } = score;
  const table = new Table({ head: ['figure', 'value'], style: { head: [], border: [] } });
  table.push(
    ['precision', `${(precision * 100).toFixed(1)} %`],
    ['recall', `${(recall * 100).toFixed(1)} %`],
  );
  for (const [figure, value] of Object.entries(counts)) table.push([figure, value]);
  for (const [reason, value] of Object.entries(falsePositivesByReason))
    table.push([`false: ${reason}`, value]);
  process.stdout.write(`${table.toString()}\n`);
}

function main(): number {
  const { values } = parseArgs({ options: { results: { type: 'string' } } });
  const benchData = process.env['BENCH_DATA'];
  if (values.results === undefined || benchData === undefined) {
    process.stderr.write(
      'bench-careers: give --results DIR (holding results.csv) and set BENCH_DATA to the folder of the data sets\n',
    );
    return 2;
  }
  const truthCsv = readFileSync(join(benchData, 'careers', 'truth.csv'), 'utf8');
  const score = scoreCareers({ truthCsv, flagged: readFlagged(values.results) });
  print(score);
  const missed = missedTargets(score);
  for (const line of missed) process.stderr.write(`bench-careers: ${line}\n`);
  return missed.length > 0 ? 1 : 0;
}

process.exitCode = main();
