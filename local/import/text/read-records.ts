import { CsvError, parse, type Parser } from 'csv-parse';
import type { SourceRow } from '../source-row.ts';

/** Characters of one row; a cell of a spreadsheet holds at most 32,767. More means a quotation mark that never closes. */
const ROW_CHARACTERS_MAX = 256 * 1024;
const NEWLINE = 0x0a;

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE_PROBLEM =
  'a quotation mark is opened and not closed, or stands inside a cell; put the cell in quotation marks and double those inside it';

type Reading = {
  parser: Parser;
  records: { line: number; cells: readonly string[] }[];
  /** Behind the last record: its line, and the bytes read up to there. */
  end: { line: number; bytes: number };
};

function startReading(delimiter: Delimiter, line: number): Reading {
  const trim = delimiter !== '\t'; // the library would take the separator itself for white space
  const reading: Omit<Reading, 'parser'> = { records: [], end: { line, bytes: 0 } };
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: ROW_CHARACTERS_MAX,
    ltrim: trim,
    rtrim: trim,
    on_record: (cells: string[], { lines, bytes }) => {
      reading.records.push({ line: reading.end.line, cells });
      reading.end = { line: line + lines, bytes };
      return null; // taken here: a stream drops what it has buffered when it meets a fault
    },
  });
  parser.on('error', () => undefined); // each fault is answered by the call that met it
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

/** Reads on after a fault with the line after the one in which the broken row begins. */
class RecoveringReader {
  private readonly delimiter: Delimiter;
  private reading: Reading;
  /** What the parser was given since it began or since the last whole record: little more than one row. */
  private kept = Buffer.alloc(0);
  private keptFrom = 0;

  constructor(options: { delimiter: Delimiter; line: number }) {
    this.delimiter = options.delimiter;
    this.reading = startReading(options.delimiter, options.line);
  }

  /** The rows that end in this piece; without a piece, those that end with the text. */
  async *read(piece: Buffer | undefined): AsyncGenerator<SourceRow, void> {
    if (piece !== undefined) this.kept = Buffer.concat([this.kept, piece]);
    let fault = await feed(this.reading.parser, piece);
    for (;;) {
      yield* this.reading.records.splice(0);
      const read = this.reading.end.bytes - this.keptFrom;
      this.kept = this.kept.subarray(read);
      this.keptFrom += read;
      if (fault === undefined) return;
      yield { line: this.reading.end.line, problem: QUOTE_PROBLEM };
      fault = await this.restart(piece === undefined);
    }
  }

  private async restart(ended: boolean): Promise<CsvError | undefined> {
    const at = this.kept.indexOf(NEWLINE);
    this.kept = at === -1 ? Buffer.alloc(0) : this.kept.subarray(at + 1);
    this.keptFrom = 0;
    this.reading = startReading(this.delimiter, this.reading.end.line + 1);
    const fault = this.kept.length === 0 ? undefined : await feed(this.reading.parser, this.kept);
    return fault ?? (ended ? await feed(this.reading.parser, undefined) : undefined);
  }
}

/** Rows of a CSV text as a stream. A row that cannot be read costs itself only. */
export async function* readRecords(
  text: AsyncIterable<string>,
  options: { delimiter: Delimiter; line: number },
): AsyncGenerator<SourceRow, void> {
  const reader = new RecoveringReader(options);
  for await (const piece of text) {
    if (piece !== '') yield* reader.read(Buffer.from(piece));
  }
  yield* reader.read(undefined);
}
