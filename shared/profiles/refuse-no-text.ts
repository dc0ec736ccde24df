import { UnreadableFile } from './feed-item.ts';

/** First bytes of files that are no text, with the way out. */
const BEGINNINGS: readonly { bytes: readonly number[]; problem: string }[] = [
  {
    bytes: [0x50, 0x4b],
    problem:
      'is a ZIP or Excel file: name LinkedIn\'s archive .zip, unpack any other, and save a workbook as "CSV UTF-8"',
  },
  { bytes: [0x1f, 0x8b], problem: 'is compressed with gzip; unpack it first' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], problem: 'is an old Excel workbook; save it as "CSV UTF-8"' },
  { bytes: [0x25, 0x50, 0x44, 0x46], problem: 'is a PDF; export the data as CSV, JSON or JSONL' },
];

/** Passes text on and stops at files that are none. */
export async function* refuseNoText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    const found = first && BEGINNINGS.find(({ bytes }) => bytes.every((byte, at) => chunk[at] === byte));
    if (typeof found === 'object') throw new UnreadableFile(found.problem, { line: 1 });
    first = false;
    yield chunk;
  }
}
