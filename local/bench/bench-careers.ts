import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { type Calibration, calibrateCareers } from './calibrate-careers.ts';
import { isDevelopmentHalf, judgeCareers } from './judge-careers.ts';
import { readCareers } from './read-careers.ts';
import { type CareersScore, missedTargets, scoreCareers } from './score-careers.ts';

const resultsSchema = z.array(z.object({ contactId: z.string(), flag: z.string() }));

function readFlagged(resultsFolder: string): Set<string> {
  const text = readFileSync(join(resultsFolder, 'results.csv'), 'utf8');
  const rows = resultsSchema.parse(parse(text, { columns: true, bom: true }));
  return new Set(rows.filter(({ flag }) => flag === '1').map(({ contactId }) => contactId));
}

type Report = {
  all: CareersScore;
  developmentHalf: CareersScore;
  otherHalf: CareersScore;
  /** What the product writes: without those that the brake holds. A finished run is that already. */
  afterBrake: CareersScore;
  /** Unknown for a finished run: its results name no profile. */
  namesakesConfused?: number;
  /** By outcome and band, of the half that nobody reads. */
  calibration?: Record<string, Calibration>;
};

function report({ folder, results }: { folder: string; results: string | undefined }): Report {
  const truthCsv = readFileSync(join(folder, 'truth.csv'), 'utf8');
  const judged = results === undefined ? judgeCareers(readCareers(folder), { truthCsv }) : undefined;
  const flagged = judged?.flagged ?? readFlagged(results ?? '');
  return {
    all: scoreCareers({ truthCsv, flagged }),
    developmentHalf: scoreCareers({ truthCsv, flagged, among: isDevelopmentHalf }),
    otherHalf: scoreCareers({ truthCsv, flagged, among: (id) => !isDevelopmentHalf(id) }),
    afterBrake: scoreCareers({
      truthCsv,
      flagged: new Set([...flagged].filter((id) => judged?.held.has(id) !== true)),
    }),
    ...(judged !== undefined && {
      namesakesConfused: judged.namesakesConfused.length,
      calibration: Object.fromEntries(
        calibrateCareers({
          truthCsv,
          verdicts: judged.verdicts,
          among: (id) => !isDevelopmentHalf(id),
        }),
      ),
    }),
  };
}

const SHARES: ReadonlySet<string> = new Set(['precision', 'precisionWithGroupTransfers', 'recall']);

function print({ all, developmentHalf, otherHalf, afterBrake, namesakesConfused }: Report): void {
  const table = new Table({
    head: ['figure', 'all', 'development half', 'other half', 'all, after the brake'],
    style: { head: [], border: [] },
  });
  const flat = [all, developmentHalf, otherHalf, afterBrake].map(
    ({ falsePositivesByReason, ...figures }) => ({
      ...figures,
      ...Object.fromEntries(
        Object.entries(falsePositivesByReason).map(([why, count]) => [`false: ${why}`, count]),
      ),
    }),
  );
  const figures = new Set(flat.flatMap((row) => Object.keys(row)));
  for (const figure of figures) {
    const values = flat.map((row) => new Map<string, number>(Object.entries(row)).get(figure) ?? 0);
    table.push([
      figure,
      ...values.map((value) => (SHARES.has(figure) ? `${(value * 100).toFixed(1)} %` : value)),
    ]);
  }
  if (namesakesConfused !== undefined) table.push(['namesakes confused', namesakesConfused, '', '', '']);
  process.stdout.write(`${table.toString()}\n`);
}

function printCalibration(cells: Readonly<Record<string, Calibration>>): void {
  const table = new Table({
    head: ['outcome, band (other half)', 'of', 'right', 'claimed'],
    style: { head: [], border: [] },
  });
  for (const [cell, { right, of, claimed }] of Object.entries(cells))
    table.push([cell, of, right, claimed.toFixed(1)]);
  process.stdout.write(`${table.toString()}\n`);
}

function main(): number {
  const { values } = parseArgs({ options: { results: { type: 'string' }, json: { type: 'string' } } });
  const benchData = process.env['BENCH_DATA'];
  if (benchData === undefined) {
    process.stderr.write(
      'bench-careers: set BENCH_DATA to the folder of the data sets (it holds careers/contacts.csv); --results DIR scores a finished run, --json FILE writes the figures\n',
    );
    return 2;
  }
  const found = report({ folder: join(benchData, 'careers'), results: values.results });
  print(found);
  if (found.calibration !== undefined) printCalibration(found.calibration);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(found, undefined, 2)}\n`);
  const missed = missedTargets(found.all);
  if ((found.namesakesConfused ?? 0) > 0)
    missed.push(`namesakes confused: ${String(found.namesakesConfused)}`);
  for (const line of missed) process.stderr.write(`bench-careers: ${line}\n`);
  return missed.length > 0 ? 1 : 0;
}

process.exitCode = main();
