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

type Explain = (ids: readonly ContactId[]) => Promise<readonly Explanation[]>;

async function* resultRows(ids: readonly ContactId[], explain: Explain): AsyncIterable<ResultRow> {
  for (let start = 0; start < ids.length; start += CONTACTS_PER_READ) {
    for (const explanation of await explain(ids.slice(start, start + CONTACTS_PER_READ)))
      yield resultRow(explanation);
  }
}

/** Writes results.csv, a row a contact, as a stream. The byte order mark tells Excel that it is UTF-8. */
export async function writeResults(
  folder: string,
  { ids, explain }: { ids: readonly ContactId[]; explain: Explain },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'results.csv');
  const rows = Readable.from(resultRows(ids, explain));
  await pipeline(
    rows,
    stringify({ header: true, bom: true, columns: [...RESULT_COLUMNS] }),
    createWriteStream(file),
  );
  return file;
}
