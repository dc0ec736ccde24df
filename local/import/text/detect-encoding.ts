import { createReadStream } from 'node:fs';
import { BadInput } from '../bad-input.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SAVE_AS_UTF8 = 'save it as "CSV UTF-8" and give that file';
const NEWLINE = 0x0a;

/** Bytes that Windows-1252 gives no character, or none that stands between two letters: DOS and Macintosh have letters there. */
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const NO_LETTERS = new Set([0x82, 0x83, 0x84, 0x87, 0x88, 0x89, 0x93, 0x94, 0x95]);
const isLetter = (byte: number | undefined) =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

type Evidence = { line: number; brokenAt?: number; oddAt?: number; multibyte: boolean };

/** Looks at whole lines as bytes: UTF-8 throughout, none at all, or a mixture, which nobody can decide. */
function weigh(evidence: Evidence, line: Buffer): void {
  if (line.every((byte) => byte < 0x80)) return;
  if (Buffer.from(line.toString('utf8')).compare(line) === 0) {
    evidence.multibyte = true;
    return;
  }
  evidence.brokenAt ??= evidence.line;
  const odd = line.findIndex(
    (byte, index) =>
      UNDEFINED.has(byte) || (NO_LETTERS.has(byte) && isLetter(line[index - 1]) && isLetter(line[index + 1])),
  );
  if (odd !== -1) evidence.oddAt ??= evidence.line;
}

/** Longer than any row may be; a line beyond is weighed in pieces. */
const LINE_BYTES_MAX = 1024 * 1024;

async function weighLines(file: string): Promise<Evidence> {
  const evidence: Evidence = { line: 1, multibyte: false };
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    // no encoding set: chunks are buffers
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, start)) {
      weigh(evidence, bytes.subarray(start, at));
      evidence.line += 1;
      start = at + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    if (rest.length > LINE_BYTES_MAX)
      throw new BadInput({
        file,
        line: evidence.line,
        problem: 'the line is longer than a row can be; export it again as CSV or .xlsx',
      });
  }
  weigh(evidence, rest);
  return evidence;
}

/** Without a byte order mark every other byte of UTF-16 is zero where people write Latin letters. */
function utf16Of(beginning: Buffer): Encoding | undefined {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of beginning.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const many = beginning.length / 4;
  if (odd > many && even < odd / 8) return 'utf-16le';
  return even > many && odd < even / 8 ? 'utf-16be' : undefined;
}

const BEGINNING_BYTES = 4_096;

async function beginningOf(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: BEGINNING_BYTES - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk); // no encoding set: chunks are buffers
  return Buffer.concat(chunks);
}

/**
 * How a text is written: by its byte order mark, by the zeros of UTF-16, else UTF-8 where every byte agrees, else
 * Windows-1252 where no line speaks for something else. Throws BadInput where that would be a guess.
 */
export async function detectEncoding(file: string): Promise<Encoding> {
  const beginning = await beginningOf(file);
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  const marked = beginning[0] === 0xef && beginning[1] === 0xbb && beginning[2] === 0xbf;
  const wide = marked ? undefined : utf16Of(beginning);
  if (wide !== undefined) return wide;
  const { brokenAt: line, oddAt, multibyte } = await weighLines(file);
  if (line === undefined) return 'utf-8';
  if (marked || multibyte)
    throw new BadInput({
      file,
      line,
      problem: `the text is UTF-8 in other lines, but not in this one; ${SAVE_AS_UTF8}`,
    });
  if (oddAt !== undefined)
    throw new BadInput({
      file,
      line: oddAt,
      problem: `the text is neither UTF-8 nor Windows-1252 (perhaps written by DOS or a Macintosh); ${SAVE_AS_UTF8}`,
    });
  return 'windows-1252';
}
