import type { Place } from './feed-item.ts';

/** A career fills a few kilobytes; a longer line is a missing line break or no text at all. */
export const LINE_BYTES_MAX = 1024 * 1024;

const NEWLINE = 0x0a;

export type Line = {
  /** Without its line break; cut off where `tooLong`. */
  bytes: Buffer;
  at: Place;
  next: Place;
  tooLong: boolean;
};

/** Lines with their exact borders in bytes; never holds more than one line of the longest kind. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, start: Place): AsyncGenerator<Line> {
  let at = start;
  let held: Buffer[] = [];
  let length = 0;

  const hold = (part: Buffer): void => {
    length += part.length;
    if (length <= LINE_BYTES_MAX) held.push(part);
  };
  const take = (breakBytes: number): Line => {
    const next = { offset: at.offset + length + breakBytes, line: at.line + 1 };
    const line = { bytes: withoutReturn(Buffer.concat(held)), at, next, tooLong: length > LINE_BYTES_MAX };
    at = next;
    held = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      hold(bytes.subarray(from, end));
      yield take(1);
      from = end + 1;
    }
    hold(bytes.subarray(from));
  }
  if (length > 0) yield take(0);
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes);
