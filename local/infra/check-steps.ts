import { readFile, readdir, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { readPlannedResources } from './planned-resources.ts';
import { ALL_POLICIES } from './policies/all-policies.ts';
import { runBicep } from './run-bicep.ts';

/** The two samples, and what neither of them chooses. */
const PARAMETER_FILES = [
  'infra/small.bicepparam',
  'infra/production.bicepparam',
  'test/infra/joined-network.bicepparam',
];
const TEMPLATE = 'infra/main.json';

/** Snapshots are made for these, so that they are the same on every machine. */
const PLACE = [
  ...['--subscription-id', '00000000-0000-0000-0000-00000000000a'],
  ...['--tenant-id', '00000000-0000-0000-0000-00000000000b'],
  ...['--resource-group', 'rg-data-validation'],
  ...['--location', 'westeurope'],
];

type Compiler = { compiler: string };
/** Findings; none means that the step passed. */
type Step = { name: string; find: (deps: Compiler) => Promise<string[]> };

async function bicepFiles(): Promise<string[]> {
  const modules = (await readdir('infra/modules')).filter((file) => file.endsWith('.bicep'));
  return ['infra/main.bicep', ...modules.map((file) => `infra/modules/${file}`), ...PARAMETER_FILES];
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

async function findBuild({ compiler }: Compiler): Promise<string[]> {
  const { ok, stdout, messages } = await runBicep(compiler, ['build', '--stdout', 'infra/main.bicep']);
  if (!ok) return linesOf(messages);
  const same = stdout === (await readFile(TEMPLATE, 'utf8'));
  return same ? [] : [`${TEMPLATE} is not what infra/main.bicep compiles to: npm run infra:write`];
}

async function findLint({ compiler }: Compiler): Promise<string[]> {
  const found: string[] = [];
  for (const file of ['infra/main.bicep', ...PARAMETER_FILES]) {
    const { messages } = await runBicep(compiler, ['lint', file]);
    found.push(...linesOf(messages));
  }
  return found;
}

async function findFormat({ compiler }: Compiler): Promise<string[]> {
  const found: string[] = [];
  for (const file of await bicepFiles()) {
    const { stdout, messages, ok } = await runBicep(compiler, ['format', '--stdout', file]);
    if (!ok) found.push(...linesOf(messages));
    else if (stdout !== (await readFile(file, 'utf8')))
      found.push(`${file} is not formatted: npm run infra:write`);
  }
  return found;
}

async function findSnapshot({ compiler }: Compiler): Promise<string[]> {
  const found: string[] = [];
  for (const file of PARAMETER_FILES) {
    const { ok, stdout, messages } = await runBicep(compiler, [
      ...['snapshot', file, '--mode', 'validate'],
      ...PLACE,
    ]);
    if (!ok) found.push(`${file} deploys something else than its snapshot:`, ...linesOf(stdout + messages));
  }
  return found;
}

async function findPolicies(): Promise<string[]> {
  const found: string[] = [];
  for (const file of PARAMETER_FILES) {
    const resources = await readPlannedResources(file.replace('.bicepparam', '.snapshot.json'));
    for (const { name, find } of ALL_POLICIES) {
      found.push(...find(resources).map((finding) => `${file}: ${name}: ${finding}`));
    }
  }
  return found;
}

/** In the order in which a fault of one explains those of the next. */
export const CHECK_STEPS: readonly Step[] = [
  { name: 'build', find: findBuild },
  { name: 'lint', find: findLint },
  { name: 'format', find: findFormat },
  { name: 'snapshot', find: findSnapshot },
  { name: 'policies', find: findPolicies },
];

/** Formats the sources and writes the compiled template and the snapshots anew; what changed shows in the diff. */
export async function writeCompiled({ compiler }: Compiler): Promise<string[]> {
  for (const file of await bicepFiles()) await runBicep(compiler, ['format', file]);
  const { ok, stdout, messages } = await runBicep(compiler, ['build', '--stdout', 'infra/main.bicep']);
  if (!ok) return linesOf(messages);
  await writeFile(TEMPLATE, stdout);
  const found: string[] = [];
  for (const file of PARAMETER_FILES) {
    const result = await runBicep(compiler, ['snapshot', file, '--mode', 'overwrite', ...PLACE]);
    if (result.ok) await sortOutputs(file.replace('.bicepparam', '.snapshot.json'));
    else found.push(...linesOf(result.messages));
  }
  return found;
}

/** The compiler writes the outputs in another order each time; a diff should show changes only. */
async function sortOutputs(file: string): Promise<void> {
  const snapshot = z
    .looseObject({ outputs: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(await readFile(file, 'utf8')));
  const outputs = Object.fromEntries(
    Object.entries(snapshot.outputs).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  await writeFile(file, `${JSON.stringify({ ...snapshot, outputs }, null, 2)}\n`);
}
