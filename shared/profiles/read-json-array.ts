import { UnreadableFile } from './feed-item.ts';
import type { FeedReader } from './feed-reader.ts';
import { jsonItem } from './json-item.ts';
import { splitJsonArray } from './split-json-array.ts';

/** One missing bracket costs everything behind it: beyond this size a record must stand on a line of its own. */
const ARRAY_BYTES_MAX = 64 * 1024 * 1024;

export const readJsonArray: FeedReader = async function* ({ file, start, today, chunksFrom }) {
  if (file.size > ARRAY_BYTES_MAX) {
    const limit = `${String(ARRAY_BYTES_MAX / 1024 / 1024)} MB`;
    throw new UnreadableFile(
      `is larger than ${limit}; convert it to JSONL, one record a line: jq -c '.[]' in.json > out.jsonl`,
      { line: 1 },
    );
  }
  for await (const element of splitJsonArray(chunksFrom(start.offset), start))
    yield jsonItem(element, { today });
};
