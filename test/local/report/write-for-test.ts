import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeResults, type Explain, type ResultFacts } from '../../../local/cli/write-results.ts';
import type { Explanation } from '../../../shared/jobs/explain-contacts.ts';
import { TODAY } from './explained-people.ts';

/** Writes all results of these people into a new folder, or the one given; the caller removes it. */
export async function writeForTest(
  people: Iterable<Explanation>,
  { folder: given, ...facts }: Partial<ResultFacts & { explain: Explain; folder: string }> = {},
): Promise<{ folder: string; counts: Record<string, number> }> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'results-')));
  const byId = new Map([...people].map((one) => [one.contact.id, one]));
  const counts = await writeResults(folder, {
    root: process.cwd(),
    ids: [...byId.keys()],
    explain: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    accounts: [],
    language: 'en',
    today: TODAY,
    dryRun: false,
    rejectedRows: 0,
    parked: 0,
    ...facts,
  });
  return { folder, counts };
}

/** The page that these people make. */
export async function reportOf(
  people: Iterable<Explanation>,
  facts: Partial<ResultFacts> = {},
): Promise<string> {
  const { folder } = await writeForTest(people, facts);
  try {
    return await readFile(join(folder, 'report.html'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
