import { parse } from 'csv-parse/sync';
import type { Place } from './feed-item.ts';
import { readText } from './read-text.ts';
import { LINE_BYTES_MAX, type Line } from './split-lines.ts';

/** A value of ours has no reason to run over more lines: the quote was left open by mistake. */
const LINES_A_ROW_MAX = 50;

const QUOTE = 0x22;

export type CsvRow = {
  line: number;
  at: Place;
  next: Place;
  /** As far as they could be told; present without a problem. */
  cells?: readonly string[];
  problem?: string;
};

/** Rows with their exact borders in bytes. A row that cannot be read costs itself only, even an open quote. */
export async function* readCsvRows(
  lines: AsyncIterable<Line>,
  { delimiter }: { delimiter: string },
): AsyncGenerator<CsvRow> {
  const open: Line[] = [];
  for await (const line of lines) {
    open.push(line);
    yield* takeRows(open, { delimiter, atEnd: false });
  }
  yield* takeRows(open, { delimiter, atEnd: true });
}

function* takeRows(
  open: Line[],
  { delimiter, atEnd }: { delimiter: string; atEnd: boolean },
): Generator<CsvRow> {
  while (open.length > 0) {
    const count = linesOfRow(open);
    if (count !== undefined) {
      const row = readRow(open.splice(0, count), delimiter);
      if (!isBlank(row)) yield row;
      continue;
    }
    const bytes = open.reduce((sum, line) => sum + line.bytes.length, 0);
    if (!atEnd && open.length < LINES_A_ROW_MAX && bytes <= LINE_BYTES_MAX) return;
    const [first] = open.splice(0, 1);
    if (first !== undefined) yield { ...borders([first]), problem: 'a quote is opened and never closed' };
  }
}

/** How many lines make the first row: up to where its quotes are even; undefined while one is open. */
function linesOfRow(open: readonly Line[]): number | undefined {
  let quotes = 0;
  for (const [index, { bytes, tooLong }] of open.entries()) {
    if (tooLong && index === 0) return 1;
    for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) quotes += 1;
    if (quotes % 2 === 0) return index + 1;
  }
  return undefined;
}

function borders(lines: readonly Line[]): Pick<CsvRow, 'line' | 'at' | 'next'> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a row has at least one line');
  return { line: first.at.line, at: first.at, next: last.next };
}

function readRow(lines: readonly Line[], delimiter: string): CsvRow {
  const place = borders(lines);
  if (lines.some(({ tooLong }) => tooLong)) return { ...place, problem: 'is longer than 1 MB' };
  const bytes = Buffer.concat(
    lines.flatMap((line, index) => (index === 0 ? [line.bytes] : [NEWLINE, line.bytes])),
  );
  const read = readText(bytes);
  // Even of a damaged row the ASCII cells can be told: they may say whose row it is.
  const cells = parseCells('text' in read ? read.text : bytes.toString('utf8'), delimiter);
  if ('problem' in read) return { ...place, problem: read.problem, ...(cells !== undefined && { cells }) };
  return cells === undefined
    ? { ...place, problem: 'its quotes do not match; write a quote inside a value twice' }
    : { ...place, cells };
}

const NEWLINE = Buffer.from('\n');

/** Cells of one row; undefined when its quotes are wrong. */
export function parseCells(text: string, delimiter: string): readonly string[] | undefined {
  try {
    const rows = parse(text, { delimiter, relax_column_count: true });
    return rows.length > 1 ? undefined : (rows[0] ?? []).map((cell) => cell.trim());
  } catch {
    return undefined;
  }
}

const isBlank = ({ cells, problem }: CsvRow): boolean =>
  problem === undefined && (cells ?? []).every((cell) => cell === '');
