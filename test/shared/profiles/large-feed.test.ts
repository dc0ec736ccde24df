import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFeedSource } from '../../../shared/profiles/feed-source.ts';
import { makeFolderFileStore } from '../../../shared/profiles/folder-file-store.ts';
import { aRecord } from './feed-in-memory.ts';

const MB = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
  const records = function* () {
    for (let n = 0; n < 20_000; n += 1)
      yield `${aRecord(String(n), { city: 'x'.repeat(190) })}${' '.repeat(2_400)}\n`;
  };
  await pipeline(Readable.from(records()), createWriteStream(join(folder, 'large.jsonl')));
});
afterAll(() => rm(folder, { recursive: true }));

it('reads a file of 50 MB page by page in flat memory', async () => {
  const { size } = await stat(join(folder, 'large.jsonl'));
  expect(size).toBeGreaterThan(50 * MB);
  const source = makeFeedSource({ store: makeFolderFileStore({ path: folder }) });
  const { signal } = new AbortController();
  let count = 0;
  let cursor: string | undefined;
  let settled = 0;
  let peak = 0;
  for (let more = true, page = 0; more; page += 1) {
    const read = await source.readPage({ cursor, limit: 500, signal });
    count += read.observations.length;
    ({ cursor, more } = read);
    const { rss } = process.memoryUsage();
    if (page === 5) settled = rss; // the heap has its working size
    if (page > 5) peak = Math.max(peak, rss);
  }
  expect(count).toBe(20_000);
  // Far below the 50 MB of the file; what is left is the collector's liberty.
  expect((peak - settled) / MB).toBeLessThan(30);
});
