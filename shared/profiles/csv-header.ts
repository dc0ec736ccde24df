import { parseCells } from './csv-rows.ts';
import { UnreadableFile, type Place } from './feed-item.ts';
import { feedPositionSchema, feedRecordSchema, type FeedField } from './feed-record.ts';
import { readText } from './read-text.ts';
import { splitLines } from './split-lines.ts';

/** LinkedIn's preamble has three lines, edited ones a few more; a header further down is none. */
const HEADER_LINES_MAX = 50;
const DELIMITERS = [',', ';', '\t'];

export const PERSON_COLUMNS = Object.keys(feedRecordSchema.shape).filter((name) => name !== 'positions');
export const POSITION_COLUMNS = Object.keys(feedPositionSchema.shape);
const REQUIRED_COLUMNS: readonly FeedField[] = ['id', 'observedAt', 'companyName'];
const KNOWN = new Map([...PERSON_COLUMNS, ...POSITION_COLUMNS].map((name) => [name.toLowerCase(), name]));

export type CsvHeader = {
  form: 'positions' | 'connections';
  /** Index by the column's name as we write it: ours as in the schema, LinkedIn's in lower case. */
  columns: ReadonlyMap<string, number>;
  width: number;
  delimiter: string;
  /** Where the first row begins. */
  next: Place;
};

/** Finds the header by its content: exports of LinkedIn begin with notes, those of Excel with another separator. */
export async function findCsvHeader(chunks: AsyncIterable<Uint8Array>, start: Place): Promise<CsvHeader> {
  let first: { cells: readonly string[]; line: number } | undefined;
  for await (const { bytes, at, next } of splitLines(chunks, start)) {
    if (at.line > HEADER_LINES_MAX) break;
    const read = readText(bytes);
    if ('problem' in read) throw new UnreadableFile(read.problem, { line: at.line });
    if (read.text.trim() === '') continue;
    for (const delimiter of DELIMITERS) {
      const all = (parseCells(read.text, delimiter) ?? []).map((cell) => cell.toLowerCase());
      const cells = trimEnd(all);
      // With the empty columns at the end: a spreadsheet writes as many cells in every row.
      const header = { width: all.length, delimiter, next };
      if (cells.includes('first name') && cells.includes('connected on')) {
        return { form: 'connections', columns: indexes(cells), ...header };
      }
      if (first === undefined && cells.filter((cell) => KNOWN.has(cell)).length >= 2) {
        return { form: 'positions', columns: ourColumns(cells, at.line), ...header };
      }
    }
    first ??= { cells: [], line: at.line };
  }
  if (first === undefined) throw new UnreadableFile('holds no record', { line: 1 });
  throw new UnreadableFile(
    `has no header that we know; the first line must name our columns (${REQUIRED_COLUMNS.join(', ')} and others, see docs/profile-feed.md), or the file must be LinkedIn's Connections.csv with its columns "First Name" and "Connected On"`,
    { line: first.line },
  );
}

const indexes = (names: readonly string[]): Map<string, number> =>
  new Map(names.map((name, index) => [name, index]));

function ourColumns(cells: readonly string[], line: number): Map<string, number> {
  const refuse = (problem: string): never => {
    throw new UnreadableFile(problem, { line });
  };
  const unknown = cells.filter((cell) => !KNOWN.has(cell));
  if (unknown.length > 0) {
    const list = unknown.map((cell) => `"${cell.slice(0, 40)}"`).join(', ');
    refuse(`unknown column ${list}; remove it or see the list of columns in docs/profile-feed.md`);
  }
  const names = cells.map((cell) => KNOWN.get(cell) ?? cell);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) refuse(`column "${twice.join('", "')}" comes twice; keep one`);
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) refuse(`column "${missing.join('", "')}" is missing; add it`);
  return indexes(names);
}

/** Spreadsheets write empty columns at the end. */
function trimEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}

/** What is wrong with the number of cells of a row, if anything. */
export function problemOfWidth(cells: readonly string[], { width }: CsvHeader): string | undefined {
  if (cells.length === width) return undefined;
  const counts = `has ${String(cells.length)} columns, the header ${String(width)}`;
  return cells.length > width
    ? `${counts}; put a value that holds the separator in quotes`
    : `${counts}; the row is cut off or lacks separators`;
}
