import { UnreadableFile, type Place } from './feed-item.ts';
import { LINE_BYTES_MAX } from './split-lines.ts';

export type JsonElement = { bytes: Buffer; tooLong: boolean; line: number; next: Place };

const [QUOTE, BACKSLASH, COMMA, NEWLINE] = [0x22, 0x5c, 0x2c, 0x0a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]); // with the bytes of a byte order mark

/**
 * The elements of a JSON array with their exact borders in bytes, so that reading can go on in mid-file without
 * holding the file. A place is the comma or bracket that ends an element.
 */
export async function* splitJsonArray(
  chunks: AsyncIterable<Uint8Array>,
  start: Place,
): AsyncGenerator<JsonElement> {
  const scan = new ArrayScan(start);
  for await (const chunk of chunks) yield* scan.elementsIn(Buffer.from(chunk));
  scan.end();
}

class ArrayScan {
  private offset: number;
  private line: number;
  private state: 'before' | 'inside' | 'after';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private held: Buffer[] = [];
  private length = 0;
  /** Line of the first character of the element, absent while there is none. */
  private begun: number | undefined;

  constructor(start: Place) {
    this.offset = start.offset;
    this.line = start.line;
    this.state = start.offset === 0 ? 'before' : 'inside';
  }

  *elementsIn(chunk: Buffer): Generator<JsonElement> {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (byte === NEWLINE) this.line += 1;
      if (this.state !== 'inside') {
        this.outside(byte);
        from = index + 1;
      } else if (this.endsElement(byte)) {
        this.hold(chunk.subarray(from, index));
        from = index + 1;
        if (this.begun !== undefined) yield this.take(this.offset + index);
        this.reset();
        if (byte === CLOSE_ARRAY) this.state = 'after';
      } else if (this.begun === undefined && !BLANK.has(byte)) {
        this.begun = this.line;
      }
    }
    if (this.state === 'inside') this.hold(chunk.subarray(from));
    this.offset += chunk.length;
  }

  end(): void {
    if (this.state === 'after') return;
    if (this.state === 'before') throw new UnreadableFile('holds no record', { line: 1 });
    throw new UnreadableFile(
      'the array is cut off, or a bracket or quote of this record is never closed: nothing from here on was read',
      { line: this.begun ?? this.line },
    );
  }

  private outside(byte: number): void {
    if (BLANK.has(byte)) return;
    if (this.state === 'after') {
      throw new UnreadableFile('text after the end of the array was not read; deliver one array a file', {
        line: this.line,
      });
    }
    if (byte !== OPEN_ARRAY) {
      const advice = 'name a file with one record a line .jsonl, or put the records between [ and ]';
      throw new UnreadableFile(`does not begin with "[": ${advice}`, { line: this.line });
    }
    this.state = 'inside';
  }

  /** Follows strings and brackets; true at the comma or bracket that ends an element of the array itself. */
  private endsElement(byte: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      return false;
    }
    if (byte === QUOTE) this.inString = true;
    if (this.depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) return true;
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.depth += 1;
    if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.depth = Math.max(0, this.depth - 1);
    return false;
  }

  private hold(part: Buffer): void {
    this.length += part.length;
    if (this.length <= LINE_BYTES_MAX) this.held.push(part);
  }

  private take(endOffset: number): JsonElement {
    const tooLong = this.length > LINE_BYTES_MAX;
    const next = { offset: endOffset, line: this.line };
    return { bytes: Buffer.concat(this.held), tooLong, line: this.begun ?? this.line, next };
  }

  private reset(): void {
    this.held = [];
    this.length = 0;
    this.begun = undefined;
    this.depth = 0;
  }
}
