import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { Explanation } from '../../shared/jobs/explain-contacts.ts';
import { RESULT_COLUMNS, resultRow, type ResultRow } from './result-row.ts';

/** As many as one Dataverse request reads. */
const CONTACTS_PER_READ = 100;
/** One is being read while another is being judged: this process and the storage are two. */
const READS_AT_ONCE = 2;

type Explain = (ids: readonly ContactId[]) => Promise<readonly Explanation[]>;

/** Contacts by `outcome:reason`, as they stand now. */
export type StandingCounts = Record<string, number>;

async function* resultRows(
  { ids, explain }: { ids: readonly ContactId[]; explain: Explain },
  counts: StandingCounts,
): AsyncIterable<ResultRow> {
  const asked: Promise<readonly Explanation[]>[] = [];
  let start = 0;
  for (;;) {
    for (; start < ids.length && asked.length < READS_AT_ONCE; start += CONTACTS_PER_READ) {
      asked.push(explain(ids.slice(start, start + CONTACTS_PER_READ)));
    }
    const explanations = await asked.shift();
    if (explanations === undefined) return;
    for (const explanation of explanations) {
      const row = resultRow(explanation);
      const key = `${row.outcome}:${row.reason}`;
      counts[key] = (counts[key] ?? 0) + 1;
      yield row;
    }
  }
}

/** Writes results.csv, a row a contact, as a stream, and counts them. The byte order mark tells Excel that it is UTF-8. */
export async function writeResults(
  folder: string,
  { ids, explain }: { ids: readonly ContactId[]; explain: Explain },
): Promise<StandingCounts> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'results.csv');
  const counts: StandingCounts = {};
  const rows = Readable.from(resultRows({ ids, explain }, counts));
  await pipeline(
    rows,
    stringify({ header: true, bom: true, columns: [...RESULT_COLUMNS] }),
    createWriteStream(file),
  );
  return counts;
}
