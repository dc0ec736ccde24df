import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProfileFiles, fillFeedFolder, placesInFeed } from '../../../local/cli/fill-feed-folder.ts';

let folder: string;
let feed: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
  feed = join(folder, 'feed');
  await mkdir(feed);
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps names, the dated folder of an archive, and two files of one name apart', () => {
  const places = placesInFeed([
    'a/p.jsonl',
    'Basic_LinkedInDataExport_05-04-2026/Connections.csv',
    'b/p.jsonl',
  ]);
  expect(places.map(({ to }) => to)).toEqual([
    'p.jsonl',
    join('Basic_LinkedInDataExport_05-04-2026', 'Connections.csv'),
    join('2', 'p.jsonl'),
  ]);
});

it('leaves a copy alone that says the same, and replaces one that does not', async () => {
  const file = join(folder, 'p.jsonl');
  await writeFile(file, '{"id":"1"}\n');
  await fillFeedFolder(feed, [file]);
  const first = await stat(join(feed, 'p.jsonl'));
  await writeFile(file, '{"id":"1"}\n');
  await fillFeedFolder(feed, [file]);
  expect((await stat(join(feed, 'p.jsonl'))).mtimeMs).toBe(first.mtimeMs);
  await writeFile(file, '{"id":"2"}\n');
  await fillFeedFolder(feed, [file]);
  expect(await readFile(join(feed, 'p.jsonl'), 'utf8')).toBe('{"id":"2"}\n');
});

it('refuses files that no reader of profiles could read', async () => {
  const sheet = join(folder, 'p.txt');
  await writeFile(sheet, 'x');
  await expect(checkProfileFiles([sheet])).rejects.toThrow(/p\.txt: profiles are read from \.json/);
  await expect(checkProfileFiles([join(folder, 'gone.csv')])).rejects.toThrow(
    'gone.csv: no such file; check the path',
  );
});
