import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type * as z from 'zod';
import { BadInput } from './bad-input.ts';
import { columnOf, type TableLayout } from './table-layout.ts';

/** A header of a hundred columns with long captions stays far below. */
const HEADER_BYTES_MAX = 64 * 1024;
const BYTE_ORDER_MARK = '\uFEFF';
const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export type TableHeader = {
  delimiter: Delimiter;
  /** Our word for each column of the file, in its order; undefined where it means nothing to us. */
  columns: readonly (string | undefined)[];
  line: number;
  /** Where the first row after the header begins. */
  endsAt: number;
};

async function readBeginning(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES_MAX), 0, HEADER_BYTES_MAX, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function captionsOf(line: string, delimiter: Delimiter): readonly string[] {
  const rows: string[][] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true });
  return (rows[0] ?? []).map((caption) => caption.trim());
}

/** The separator under which most captions are known. */
function bestReading(columns: TableLayout<z.ZodType>['columns'], line: string) {
  const readings = DELIMITERS.map((delimiter) => ({
    delimiter,
    columns: captionsOf(line, delimiter).map((caption) => columnOf(columns, caption)),
  }));
  const known = (reading: { columns: readonly (string | undefined)[] }) =>
    reading.columns.filter((name) => name !== undefined).length;
  return readings.reduce((best, reading) => (known(reading) > known(best) ? reading : best));
}

/** Finds the header, the separator and which column is which. Throws BadInput when a needed column is missing or given twice. */
export async function readHeader(file: string, layout: TableLayout<z.ZodType>): Promise<TableHeader> {
  const beginning = await readBeginning(file);
  const lines = beginning.split('\n');
  const index = lines.findIndex((text) => text.replace(BYTE_ORDER_MARK, '').trim() !== '');
  const text = (lines[index] ?? '').replace(BYTE_ORDER_MARK, '').trimEnd();
  const reading = bestReading(layout.columns, text);
  const names = reading.columns.filter((name) => name !== undefined);
  const line = index + 1;
  // The captions themselves are not repeated: a file without a header has a person in its first line.
  const known = names.length === 0 ? 'none' : names.join(', ');
  const refuse = (problem: string) =>
    new BadInput({
      file,
      line,
      problem: `${problem}; the header has ${reading.columns.length} columns, of which known here: ${known}`,
    });
  const missing = layout.missing(new Set(names));
  if (missing !== undefined) throw refuse(`this is not the header of ${layout.kind}: ${missing}`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw refuse(`two columns stand for ${twice}: remove or rename one`);
  const endsAt = Buffer.byteLength(lines.slice(0, index + 1).join('\n')) + 1;
  return { delimiter: reading.delimiter, columns: reading.columns, line, endsAt };
}
