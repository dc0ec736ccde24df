import { exposeCollector } from '../../functions/expose-collector.ts';
import { comparePrepared } from '../../shared/matching/company/compare-companies.ts';
import { normaliseCompanyName } from '../../shared/matching/company/normalise-company-name.ts';
import { prepareCompany } from '../../shared/matching/company/prepare-company.ts';
import { decideVerdict } from '../../shared/matching/verdict/decide-verdict.ts';
import { measurePositions } from './measure-positions.ts';
import type { CareersQuestion } from './read-careers.ts';

export type SpeedFigures = {
  verdictsPerSecond: number;
  /** Normal forms of new names, and whole preparations: form, words, domain. */
  namesPerSecond: number;
  preparedPerSecond: number;
  comparisonsPerSecond: number;
  /** What the comparisons left behind: growth of the resident set and of the heap, each read after a collection. */
  comparisonsMegabytes: number;
  comparisonsHeapMegabytes: number;
  comparisons: number;
  /** Microseconds a position in whole decisions on profiles of 10, 100, 1,000 and 10,000 positions, none met before. */
  perPosition: Readonly<Record<string, number>>;
};

const SECOND = 1_000_000; // process.cpuUsage counts microseconds
const MEGABYTE = 1024 * 1024;

/** Repetitions per second of user CPU: other programs on the machine do not count. */
function perCpuSecond(times: number, work: (round: number) => void): number {
  const before = process.cpuUsage();
  for (let round = 0; round < times; round += 1) work(round);
  const { user } = process.cpuUsage(before);
  return Math.round((times * SECOND) / Math.max(user, 1));
}

const VERDICTS = 40_000;
const NAMES = 20_000;
/** The middle one of these counts: what else runs on the machine disturbs some of them. */
const ROUNDS = 5;

function medianPerCpuSecond(times: number, work: (round: number) => void): number {
  const rates = Array.from({ length: ROUNDS }, (_, part) =>
    perCpuSecond(times, (round) => {
      work(part * times + round);
    }),
  );
  return rates.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

/** Verdicts on prepared accounts, new names, and many comparisons of cached names. */
export function measureSpeed(
  questions: readonly CareersQuestion[],
  { comparisons }: { comparisons: number },
): SpeedFigures {
  const employers = [
    ...new Set(questions.flatMap(({ candidates }) => candidates.flatMap((one) => one.positions.map(nameOf)))),
  ];
  const ask = (round: number): void => {
    const question = questions[round % questions.length];
    if (question !== undefined) decideVerdict(question);
  };
  perCpuSecond(questions.length * 5, ask); // warms the engine and the prepared accounts
  const verdictsPerSecond = medianPerCpuSecond(VERDICTS, ask);
  const namesPerSecond = medianPerCpuSecond(NAMES, (round) => {
    // A number makes each name one that no cache has seen.
    normaliseCompanyName(`${employers[round % employers.length] ?? ''} ${String(round)} GmbH & Co. KG`);
  });
  const preparedPerSecond = medianPerCpuSecond(NAMES, (round) => {
    prepareCompany({ name: `${employers[round % employers.length] ?? ''} ${String(round)} GmbH & Co. KG` });
  });
  const prepared = employers.map((name) => prepareCompany({ name }));
  const collectGarbage = exposeCollector();
  collectGarbage();
  const memory = process.memoryUsage();
  const comparisonsPerSecond = perCpuSecond(comparisons, (round) => {
    const left = prepared[round % prepared.length];
    const right = prepared[(round * 7 + 3) % prepared.length];
    if (left !== undefined && right !== undefined) comparePrepared(left, right);
  });
  collectGarbage();
  const after = process.memoryUsage();
  return {
    verdictsPerSecond,
    namesPerSecond,
    preparedPerSecond,
    comparisonsPerSecond,
    comparisonsMegabytes: Math.round((after.rss - memory.rss) / MEGABYTE),
    comparisonsHeapMegabytes: Math.round((10 * (after.heapUsed - memory.heapUsed)) / MEGABYTE) / 10,
    comparisons,
    perPosition: measurePositions(questions),
  };
}

const nameOf = ({ companyName }: { companyName: string }): string => companyName;
