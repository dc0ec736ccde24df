import { comparePrepared } from '../../shared/matching/company/compare-companies.ts';
import { knownCompanies } from '../../shared/matching/company/known-companies.ts';
import { prepareCompany } from '../../shared/matching/company/prepare-company.ts';

/** How many prepared pairs a second of processor time are compared, and what the heap grows by meanwhile. */
const PAIRS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 10;
const LONG_NAME = 'ab '.repeat(33_334);

/** Processor time: other programs on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const names = [...new Set(knownCompanies().flatMap(({ name, alias }) => [name, alias]))];
const companies = names.map((name) => prepareCompany({ name })); // builds the tables and warms the engine
const startedAt = cpuMs();
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of names) prepareCompany({ name: `${name} ${String(round)}` }); // a name that no cache has seen
const preparedAt = cpuMs();
const heapBefore = process.memoryUsage().heapUsed;
const comparingAt = cpuMs();
let joined = 0;
for (let pair = 0; pair < PAIRS; pair += 1) {
  // 7919 is prime: the second company runs through all others before a pair repeats.
  const [left, right] = [
    companies[pair % companies.length],
    companies[(pair * 7919 + 13) % companies.length],
  ];
  if (left === undefined || right === undefined) continue;
  const { relation } = comparePrepared(left, right);
  if (relation === 'same' || relation === 'related') joined += 1;
}
const comparedAt = cpuMs();
const grownMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
const longStartedAt = cpuMs();
comparePrepared(prepareCompany({ name: LONG_NAME }), prepareCompany({ name: `${LONG_NAME}c` }));
const longMs = cpuMs() - longStartedAt;
process.stdout.write(
  [
    `prepared ${ROUNDS * names.length} new names, ${Math.round((1000 * ROUNDS * names.length) / (preparedAt - startedAt))}/s`,
    `compared ${PAIRS} pairs, ${Math.round((1000 * PAIRS) / (comparedAt - comparingAt))}/s, ${joined} joined`,
    `heap grew by ${grownMb.toFixed(1)} MB`,
    `two names of 100 kB: ${longMs.toFixed(1)} ms`,
    '',
  ].join('\n'),
);
