import { createReadStream } from 'node:fs';
import { BadInput } from './bad-input.ts';
import { checkIsFile } from './check-is-file.ts';

const NEWLINE = 0x0a;

/** First bytes of files that are not text, with what to do about each. */
const FOREIGN_BEGINNINGS: readonly { bytes: readonly number[]; found: string }[] = [
  { bytes: [0xff, 0xfe], found: 'the file is written in UTF-16' },
  { bytes: [0xfe, 0xff], found: 'the file is written in UTF-16' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], found: 'the file is a workbook or a zip archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], found: 'the file is an old Excel workbook' },
];
const SAVE_AS_UTF8 = 'save it as "CSV UTF-8" and give that file';

function checkBeginning(file: string, chunk: Buffer): void {
  const foreign = FOREIGN_BEGINNINGS.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
  if (foreign === undefined) return;
  throw new BadInput({ file, line: 1, problem: `${foreign.found}, which cannot be read; ${SAVE_AS_UTF8}` });
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

/** A chunk that is not text, cut to the lines before the first bad one; binary search keeps it cheap. */
function linesBeforeFault(chunk: Buffer): number {
  let start = 0;
  let lines = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
    const line = chunk.subarray(start, at);
    if (line.includes(0) || Buffer.from(line.toString('utf8')).compare(line) !== 0) return lines;
    start = at + 1;
    lines += 1;
  }
  return lines;
}

/** Reads the whole file once: there, not empty, UTF-8 throughout. Throws BadInput; nothing was started before. */
export async function checkTextFile(file: string): Promise<void> {
  await checkIsFile(file);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  let blank = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    // no encoding set: chunks are buffers
    if (lines === 0) checkBeginning(file, chunk);
    try {
      const text = decoder.decode(chunk, { stream: true });
      if (text.includes('\0')) throw new TypeError('a NUL character');
      blank &&= text.trim() === '';
    } catch (cause) {
      const line = lines + linesBeforeFault(chunk) + 1;
      throw new BadInput({ file, line, problem: `the text is not UTF-8; ${SAVE_AS_UTF8}` }, { cause });
    }
    lines += countLines(chunk);
  }
  if (blank) throw new BadInput({ file, problem: 'the file is empty; export it again' });
}
