import { problemOfWidth, type CsvHeader } from './csv-header.ts';
import { readCsvRows, type CsvRow } from './csv-rows.ts';
import type { FeedItem } from './feed-item.ts';
import type { ReaderRequest } from './feed-reader.ts';
import { PersonRows } from './person-rows.ts';
import { splitLines } from './split-lines.ts';

/**
 * Our CSV: one row a position, sorted by person. Rows of one person that do not stand together are several readings
 * of the same moment: merging unites them, and on one day nothing closes.
 */
export async function* readPositionRows(
  { start, today, chunksFrom }: ReaderRequest,
  header: CsvHeader,
): AsyncGenerator<FeedItem> {
  const from = start.offset === 0 ? header.next : start;
  const lines = splitLines(chunksFrom(from.offset), from);
  let open: PersonRows | undefined;
  let doubtful = start.doubtful === true;
  for await (const row of readCsvRows(lines, header)) {
    const read = readRow(row, header);
    if (read.id === undefined) {
      // Whose row it is nobody knows: it may be the last one's or the next one's.
      open?.doubt();
      if (open !== undefined) yield open.item({ today });
      open = undefined;
      doubtful = true;
      const next = { ...row.next, doubtful: true as const };
      yield { kind: 'rejected', line: row.line, problem: read.problem ?? 'has no id', next };
      continue;
    }
    const { id, observedAt } = read;
    if (open?.takes({ id, observedAt }) !== true) {
      if (open !== undefined) yield open.item({ today });
      // A spoiled row of the same person may have belonged to this reading.
      const beside = doubtful || (open?.spoiled === true && open.id === id);
      open = new PersonRows(header, {
        id,
        line: row.line,
        place: beside ? { ...row.at, doubtful: true } : row.at,
      });
      doubtful = false;
    }
    if (read.problem === undefined) open.add({ cells: read.cells, line: row.line, next: row.next });
    else open.spoil({ line: row.line, problem: read.problem, next: row.next });
  }
  if (open !== undefined) yield open.item({ today });
}

type ReadRow =
  | { id: string; observedAt: string | undefined; cells: readonly string[]; problem?: undefined }
  | { id: string | undefined; observedAt?: undefined; problem: string };

function readRow({ cells, problem }: CsvRow, header: CsvHeader): ReadRow {
  if (cells === undefined) return { id: undefined, problem: problem ?? 'cannot be read' };
  const wrongWidth = problemOfWidth(cells, header);
  const index = header.columns.get('id') ?? 0;
  // In a row of another width only the first column is sure to stand where it should.
  const told = wrongWidth === undefined || index === 0 ? (cells[index] ?? '') : '';
  const id = told === '' || told.includes('\uFFFD') ? undefined : told;
  const fault =
    problem ?? wrongWidth ?? (id === undefined ? 'has no id; give the id of the person' : undefined);
  if (fault !== undefined || id === undefined) return { id, problem: fault ?? 'has no id' };
  return { id, observedAt: cells[header.columns.get('observedAt') ?? -1], cells };
}
