import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { startSweep } from '../../shared/jobs/start-sweep.ts';
import { aPerson } from '../simulation/population.ts';
import { employedAt, hasLeft, populationOf } from './population-of.ts';
import { VirtualPlatform } from './virtual-platform.ts';

const UNLIMITED = 1_000_000_000;
const DAY_MS = 86_400_000;

type Phase = {
  name: string;
  minutes: number;
  pages: number;
  reads: number;
  batches: number;
  parts: number;
  throttled: number;
  executionSeconds: number;
  validated: number;
  realSeconds: number;
};

const { values } = parseArgs({
  options: { contacts: { type: 'string', default: '100000' }, out: { type: 'string' } },
});
const count = Number(values.contacts);
const seed = populationOf({ contacts: count });
const platform = new VirtualPlatform({ ...seed, dailyFlagLimit: UNLIMITED });
const phases: Phase[] = [];

async function phase(name: string, begin: () => Promise<unknown>): Promise<void> {
  const before = { ...platform.crm.calls, executionMs: platform.crm.executionMs };
  const jobsBefore = platform.world.telemetry.eventsOf('job.finished').length;
  const startedAt = performance.now();
  const startedMs = platform.time.nowMs;
  await platform.time.run(begin());
  await platform.workOff();
  const { calls, executionMs } = platform.crm;
  const jobs = platform.world.telemetry.eventsOf('job.finished').slice(jobsBefore);
  phases.push({
    name,
    minutes: (platform.time.nowMs - startedMs) / 60_000,
    pages: calls.pages - before.pages,
    reads: calls.reads - before.reads,
    batches: calls.batches - before.batches,
    parts: calls.parts - before.parts,
    throttled: calls.throttled - before.throttled,
    executionSeconds: (executionMs - before.executionMs) / 1000,
    validated: jobs.reduce((sum, { items }) => sum + items, 0),
    realSeconds: (performance.now() - startedAt) / 1000,
  });
}

await phase('first validation', () => platform.world.enable());

// A day later: one in a hundred changed at the CRM, half of them left as well.
platform.time.nowMs += DAY_MS;
for (let number = 50; number <= count; number += 100) {
  const { contact, observation } = aPerson(number);
  const { account } = aPerson(Math.floor((number - 1) / 10) + 1);
  platform.world.crm.saveContact({
    ...contact,
    jobTitle: 'Changed',
    parent: { kind: 'account', accountId: account.id },
  });
  if (number % 200 !== 50 || hasLeft(number)) continue;
  platform.world.source.observations.push({
    ...employedAt(observation, { company: account.name, number, left: true }),
    observedAt: new Date(platform.time.nowMs).toISOString() as typeof observation.observedAt, // an instant as any other
  });
}
await phase('a day later, 1 % changed', () => startSweep(platform.world.deps, { startedBy: 'bench' }));

platform.time.nowMs += DAY_MS;
platform.world.crm.expireCursors();
await phase('full resync, nothing changed', () => startSweep(platform.world.deps, { startedBy: 'bench' }));

const flagged = platform.world.crm.appliedWrites.length;
// Each contact read and written by a request of its own, at the documented 6,000 requests in five minutes.
const oneByOneRequests = count + flagged;
const table = new Table({
  head: [
    'phase',
    'minutes',
    'pages',
    'reads',
    'batches',
    'parts',
    '429',
    'execution s',
    'validated',
    'real s',
  ],
});
for (const row of phases)
  table.push([
    row.name,
    row.minutes.toFixed(1),
    row.pages,
    row.reads,
    row.batches,
    row.parts,
    row.throttled,
    row.executionSeconds.toFixed(0),
    row.validated,
    row.realSeconds.toFixed(0),
  ]);
console.info(table.toString());
const perThousand = (number: number): number => (number * 1000) / count;
const [first] = phases;
const result = {
  contacts: count,
  flagged,
  phases,
  perThousand: first && {
    pages: perThousand(first.pages),
    reads: perThousand(first.reads),
    batches: perThousand(first.batches),
  },
  oneByOne: { requests: oneByOneRequests, minutesAtLeast: (oneByOneRequests / 6000) * 5 },
  residentMb: Math.round(process.resourceUsage().maxRSS / 1000),
};
console.info(JSON.stringify(result, undefined, 2));
if (values.out !== undefined) {
  mkdirSync(values.out, { recursive: true });
  writeFileSync(`${values.out}/dataverse.json`, `${JSON.stringify(result, undefined, 2)}\n`);
}
