import { compareCompanies } from '../../shared/matching/company/compare-companies.ts';
import { normaliseCompanyName } from '../../shared/matching/company/normalise-company-name.ts';
import { decideVerdict } from '../../shared/matching/verdict/decide-verdict.ts';
import type { CareersQuestion } from './read-careers.ts';

export type SpeedFigures = {
  verdictsPerSecond: number;
  namesPerSecond: number;
  comparisonsPerSecond: number;
  /** Growth of the resident set over the comparisons, after a collection where `--expose-gc` allows one. */
  comparisonsMegabytes: number;
  comparisons: number;
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

const VERDICTS = 200_000;
const NAMES = 100_000;

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
  const verdictsPerSecond = perCpuSecond(VERDICTS, ask);
  const namesPerSecond = perCpuSecond(NAMES, (round) => {
    // A number makes each name one that no cache has seen.
    normaliseCompanyName(`${employers[round % employers.length] ?? ''} ${String(round)} GmbH & Co. KG`);
  });
  const memory = process.memoryUsage.rss();
  const comparisonsPerSecond = perCpuSecond(comparisons, (round) => {
    const left = employers[round % employers.length] ?? '';
    const right = employers[(round * 7 + 3) % employers.length] ?? '';
    compareCompanies({ name: left }, { name: right });
  });
  const comparisonsMegabytes = Math.round((process.memoryUsage.rss() - memory) / MEGABYTE);
  return { verdictsPerSecond, namesPerSecond, comparisonsPerSecond, comparisonsMegabytes, comparisons };
}

const nameOf = ({ companyName }: { companyName: string }): string => companyName;
