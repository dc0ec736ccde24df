import { UnreadableFile } from './feed-item.ts';
import type { FeedReader } from './feed-reader.ts';
import { jsonItem } from './json-item.ts';
import { splitLines } from './split-lines.ts';

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09);

/** One record a line, any size of file. */
export const readJsonLines: FeedReader = async function* ({ start, today, chunksFrom }) {
  for await (const { bytes, at, next, tooLong } of splitLines(chunksFrom(start.offset), start)) {
    if (isBlank(bytes)) continue;
    if (at.offset === 0 && bytes.toString('latin1').trim().startsWith('[')) {
      throw new UnreadableFile('begins with "[": name an array of records .json', { line: 1 });
    }
    yield jsonItem({ bytes, tooLong, line: at.line, next }, { today });
  }
};
