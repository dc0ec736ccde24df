import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import type { Delimiter } from './read-header.ts';

/** Characters of one row; a cell of a spreadsheet holds at most 32,767. More means a quotation mark that never closes. */
const ROW_CHARACTERS_MAX = 256 * 1024;
const NEWLINE_SEARCH_BYTES = 64 * 1024;

export type CsvRecord = { line: number; cells: readonly string[] } | { line: number; problem: string };

type Place = { offset: number; line: number };

const QUOTE_PROBLEM =
  'a quotation mark is opened and not closed, or stands inside a cell; put the cell in quotation marks and double those inside it';

/** Where the line that begins at `place` ends; undefined in the last line. */
async function nextLine(file: string, place: Place): Promise<Place | undefined> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(NEWLINE_SEARCH_BYTES);
    for (let offset = place.offset; ;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      if (bytesRead === 0) return undefined;
      const at = buffer.subarray(0, bytesRead).indexOf('\n');
      if (at !== -1) return { offset: offset + at + 1, line: place.line + 1 };
      offset += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

type Reading = { parser: Parser; records: { line: number; cells: readonly string[] }[]; end: Place };

function startReading(delimiter: Delimiter, start: Place): Reading {
  const trim = delimiter !== '\t'; // the library would take the separator itself for white space
  const reading: Omit<Reading, 'parser'> = { records: [], end: start };
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: ROW_CHARACTERS_MAX,
    ltrim: trim,
    rtrim: trim,
    on_record: (cells: string[], { lines, bytes }) => {
      reading.records.push({ line: reading.end.line, cells });
      reading.end = { offset: start.offset + bytes, line: start.line + lines };
      return null; // taken here: a stream drops what it has buffered when it meets a fault
    },
  });
  parser.resume();
  return Object.assign(reading, { parser });
}

/** Ends with the fault that stopped the parser, if one did. */
async function feed(parser: Parser, chunk: Buffer | undefined): Promise<CsvError | undefined> {
  return await new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      parser.removeListener('error', settle);
      if (!error) resolve(undefined);
      else if (error instanceof CsvError) resolve(error);
      else reject(error);
    };
    parser.once('error', settle);
    if (chunk === undefined) parser.end(settle);
    else parser.write(chunk, settle);
  });
}

/** Records up to the end of the file or the first that cannot be read; then the place where that one begins. */
async function* readUntilFault(
  file: string,
  options: { delimiter: Delimiter; start: Place },
): AsyncGenerator<CsvRecord, Place | undefined> {
  const reading = startReading(options.delimiter, options.start);
  reading.parser.on('error', () => undefined); // each fault is answered by the call that met it
  const take = () => reading.records.splice(0);
  for await (const chunk of createReadStream(file, {
    start: options.start.offset,
  }) as AsyncIterable<Buffer>) {
    // no encoding set: chunks are buffers
    const fault = await feed(reading.parser, chunk);
    yield* take();
    if (fault !== undefined) return reading.end;
  }
  const fault = await feed(reading.parser, undefined);
  yield* take();
  return fault === undefined ? undefined : reading.end;
}

/**
 * Rows of a CSV file from `start` on, as a stream. A row that cannot be read costs itself only: reading goes on with the
 * line after the one it begins in.
 */
export async function* readRecords(
  file: string,
  options: { delimiter: Delimiter; start: Place },
): AsyncGenerator<CsvRecord, void> {
  for (let start: Place | undefined = options.start; start !== undefined;) {
    const fault: Place | undefined = yield* readUntilFault(file, { delimiter: options.delimiter, start });
    if (fault === undefined) return;
    yield { line: fault.line, problem: QUOTE_PROBLEM };
    start = await nextLine(file, fault);
  }
}
