import { isAscii } from 'node:buffer';

export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** Once UTF-8 is this far ahead of what is none, the rest of the file decides nothing any more. */
const LEAD_ENOUGH = 64;

/** Of the bytes beyond ASCII: text in another alphabet has far more side by side, of another code page inside words. */
const STRANGE_SHARE_MAX = 0.3;

/** Windows-1252 leaves these five bytes without a character (Unicode mapping table cp1252). */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
/** Signs such as ³ or ¿, which stand at the edge of a word; ª · º are found inside words of Romance languages. */
const isSign = (byte: number): boolean =>
  byte >= 0xa1 && byte <= 0xbf && byte !== 0xaa && byte !== 0xb7 && byte !== 0xba;

/**
 * The encoding of a whole text. UTF-8 unless a byte order mark or NUL bytes say UTF-16, or more bytes are wrong in
 * UTF-8 than right and all of them make sense in Windows-1252, in which Excel saves a CSV. A few damaged letters in a
 * UTF-8 file leave it UTF-8: its readers then refuse just those records.
 */
export async function sniffEncoding(chunks: AsyncIterable<Uint8Array>): Promise<TextEncoding> {
  const count = new HighBytes();
  let first = true;
  for await (const chunk of chunks) {
    const utf16 = first ? utf16Of(chunk) : undefined;
    if (utf16 !== undefined) return utf16;
    first = false;
    count.add(chunk);
    if (count.isUtf8ForSure) return 'utf-8';
  }
  return count.isWindows1252 ? 'windows-1252' : 'utf-8';
}

/** Latin text in UTF-16 without a byte order mark has a NUL as every second byte. */
function utf16Of(head: Uint8Array): TextEncoding | undefined {
  const [a = 1, b = 1, c = 1, d = 1] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : undefined;
}

/** Counts what the bytes beyond ASCII would be in either encoding; sequences may be cut by chunks. */
class HighBytes {
  private right = 0;
  private wrong = 0;
  private strange = 0;
  private unused = 0;
  /** Bytes that the sequence begun still lacks. */
  private lacking = 0;
  private begun = 0;
  private before = 0;
  private beforeThat = 0;

  get isUtf8ForSure(): boolean {
    return this.right - this.wrong >= LEAD_ENOUGH;
  }

  get isWindows1252(): boolean {
    const wrong = this.wrong + this.begun;
    return wrong > this.right && this.unused === 0 && this.strange <= wrong * STRANGE_SHARE_MAX;
  }

  add(chunk: Uint8Array): void {
    if (this.lacking === 0 && isAscii(chunk)) {
      [this.beforeThat, this.before] = [0, 0];
      return;
    }
    for (const byte of chunk) {
      this.follow(byte);
      if (byte >= 0x80) this.judge(byte);
      else if (isSign(this.before) && isLetter(this.beforeThat) && isLetter(byte)) this.strange += 1;
      [this.beforeThat, this.before] = [this.before, byte];
    }
  }

  private judge(byte: number): void {
    if (UNUSED.has(byte)) this.unused += 1;
    if (this.before >= 0xc0 && byte >= 0xc0) this.strange += 1;
  }

  private follow(byte: number): void {
    if (this.lacking > 0 && (byte & 0xc0) === 0x80) {
      this.begun += 1;
      this.lacking -= 1;
      if (this.lacking > 0) return;
      this.right += 1;
      this.begun = 0;
      return;
    }
    this.wrong += this.begun;
    this.lacking = lengthOf(byte) - 1;
    this.begun = this.lacking > 0 ? 1 : 0;
    if (byte >= 0x80 && this.lacking === 0) this.wrong += 1;
  }
}

/** Bytes of the UTF-8 sequence that this byte begins; 1 where it begins none. */
function lengthOf(byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 1;
}

/** The text as UTF-8, without its byte order mark; half a character at the end becomes U+FFFD. */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
