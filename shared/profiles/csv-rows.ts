import { parse as parseCsv } from 'csv-parse/sync';
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

/** A row as text, which may be damaged where there is a problem. */
type RowText = Omit<CsvRow, 'cells'> & { text?: string };

/** Making a parser costs as much as parsing fifty rows; a larger batch gains nothing more. */
const ROWS_A_BATCH = 64;

/** Rows with their exact borders in bytes. A row that cannot be read costs itself only, even an open quote. */
export async function* readCsvRows(
  lines: AsyncIterable<Line>,
  { delimiter }: { delimiter: string },
): AsyncGenerator<CsvRow> {
  const open: Line[] = [];
  const batch: RowText[] = [];
  for await (const line of lines) {
    open.push(line);
    batch.push(...takeRows(open, { atEnd: false }));
    if (batch.length >= ROWS_A_BATCH) yield* parseRows(batch.splice(0), delimiter);
  }
  batch.push(...takeRows(open, { atEnd: true }));
  yield* parseRows(batch, delimiter);
}

function* parseRows(rows: readonly RowText[], delimiter: string): Generator<CsvRow> {
  const texts = rows.map(({ text = '' }) => text).filter((text) => text.trim() !== '');
  const together = parse(texts.join('\n'), delimiter);
  const all = together?.length === texts.length ? together.values() : undefined;
  for (const { text = '', ...row } of rows) {
    const blank = text.trim() === '';
    if (blank && row.problem === undefined) continue;
    const cells = blank ? undefined : (all?.next().value ?? parseCells(text, delimiter));
    if (row.problem !== undefined) yield { ...row, ...(cells !== undefined && { cells }) };
    else if (cells === undefined) yield { ...row, ...guessed(text, delimiter), problem: MISMATCHED_QUOTES };
    else if (cells.some((cell) => cell !== '')) yield { ...row, cells };
  }
}

/** Good enough to say whose row it is, not to believe it. */
function guessed(text: string, delimiter: string): Pick<CsvRow, 'cells'> {
  const cells = parse(text, delimiter, { relax_quotes: true })?.[0];
  return cells === undefined ? {} : { cells };
}

const MISMATCHED_QUOTES = 'its quotes do not match; write a quote inside a value twice';

function* takeRows(open: Line[], { atEnd }: { atEnd: boolean }): Generator<RowText> {
  while (open.length > 0) {
    const count = linesOfRow(open);
    if (count !== undefined) {
      yield readRow(open.splice(0, count));
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

function readRow(lines: readonly Line[]): RowText {
  const place = borders(lines);
  if (lines.some(({ tooLong }) => tooLong)) return { ...place, problem: 'is longer than 1 MB' };
  const bytes = Buffer.concat(
    lines.flatMap((line, index) => (index === 0 ? [line.bytes] : [NEWLINE, line.bytes])),
  );
  const read = readText(bytes);
  // Even of a damaged row the ASCII cells can be told: they may say whose row it is.
  return 'text' in read
    ? { ...place, text: read.text }
    : { ...place, problem: read.problem, text: bytes.toString('utf8') };
}

const NEWLINE = Buffer.from('\n');

/** Cells of one row; undefined when its quotes are wrong. */
export function parseCells(text: string, delimiter: string): readonly string[] | undefined {
  const rows = parse(text, delimiter);
  return rows === undefined || rows.length > 1 ? undefined : (rows[0] ?? []);
}

function parse(text: string, delimiter: string, { relax_quotes = false } = {}): string[][] | undefined {
  const usual = { record_delimiter: '\n', relax_column_count: true, trim: true };
  try {
    return parseCsv(text, { delimiter, ...usual, relax_quotes });
  } catch {
    return undefined;
  }
}
