import { parseArgs } from 'node:util';
import { writePopulation } from './population/write-population.ts';

const USAGE = 'npm run bench:generate -- --contacts 30000 --profiles 50000 --out DIR [--seed 1]';

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

async function main(): Promise<number> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { contacts: option, profiles: option, out: option, seed: option },
  });
  const [contacts, profiles] = [wholeNumber(values.contacts), wholeNumber(values.profiles)];
  const seed = wholeNumber(values.seed ?? '1');
  if (contacts === undefined || profiles === undefined || seed === undefined || values.out === undefined) {
    process.stderr.write(`bench-generate: whole numbers and a folder are needed: ${USAGE}\n`);
    return 2;
  }
  await writePopulation(values.out, { contacts, profiles, seed });
  process.stdout.write(`${values.out}: ${contacts} contacts, ${profiles} profiles, seed ${seed}\n`);
  return 0;
}

process.exitCode = await main();
