import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fillFeedFolder, placesInFeed } from '../../../local/cli/fill-feed-folder.ts';
import { listProfileFiles } from '../../../local/cli/list-profile-files.ts';
import type { LookedFor } from '../../../shared/changes/look-up-keys.ts';
import { daySchema } from '../../../shared/domain/calendar.ts';
import { makeFeedSource } from '../../../shared/profiles/feed-source.ts';
import { makeFolderFileStore } from '../../../shared/profiles/folder-file-store.ts';
import { aRecord, readAll } from '../../shared/profiles/feed-in-memory.ts';
import { aConnection, anArchive, CONNECTIONS_HEADER } from '../../shared/profiles/zip-in-memory.ts';

const today = daySchema.parse('2026-11-01');
const ADA: LookedFor = {
  firstName: 'Ada',
  lastName: 'Example',
  linkedInUrl: 'https://www.linkedin.com/in/ada',
};

let folder: string;
let feed: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
  feed = join(folder, 'feed');
  await mkdir(feed);
});
afterEach(() => rm(folder, { recursive: true }));

async function given(files: Record<string, string | Buffer>): Promise<string[]> {
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const [index, content] of Object.values(files).entries()) {
    await mkdir(dirname(paths[index] ?? ''), { recursive: true });
    await writeFile(paths[index] ?? '', content);
  }
  return paths;
}

const fill = async (paths: readonly string[], contacts: readonly LookedFor[] = [ADA]) =>
  await fillFeedFolder({
    feed,
    files: await listProfileFiles(paths),
    contacts,
    lookUpSecret: 'secret',
    today,
    signal: new AbortController().signal,
  });

const readFeed = () =>
  readAll(makeFeedSource({ store: makeFolderFileStore({ path: feed }), clock: { today: () => today } }));

async function textOfFeed(): Promise<string> {
  const entries = await readdir(feed, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')))
  ).join('');
}

const stranger = (slug: string): string =>
  `Stranger,${slug},https://www.linkedin.com/in/${slug},${slug}@marker.example,Marker Inc,CTO,08 Feb 2026`;
const connections = (...rows: string[]): string => [CONNECTIONS_HEADER, ...rows].join('\n');

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

it('accounts for every row and stores nothing of people who are no contacts', async () => {
  const rows = [aConnection('ada'), stranger('s1'), ',,,,,,09 Feb 2026', stranger('s2'), 'Marker,Row'];
  const paths = await given({
    'Basic_LinkedInDataExport_10-20-2026.zip': anArchive({ 'Connections.csv': connections(...rows) }),
    'p.jsonl': [aRecord('a', { fullName: 'Ada Example' }), aRecord('b'), '{"id":"Marker"'].join('\n'),
  });
  const [archive, lines] = await fill(paths);
  expect(archive?.counts).toMatchObject({
    read: 5,
    kept: 1,
    noContact: 2,
    hiddenMembers: 1,
    rejectedRecords: 1,
  });
  expect(archive?.rejected).toMatchObject([{ file: 'Basic_LinkedInDataExport_10-20-2026.zip', line: 6 }]);
  expect(lines?.counts).toMatchObject({
    read: 3,
    kept: 1,
    noContact: 1,
    hiddenMembers: 0,
    rejectedRecords: 1,
  });
  expect(archive?.line).toBe(
    'Basic_LinkedInDataExport_10-20-2026.zip: 5 profiles · as of 2026-10-20 · 1 of contacts · 2 of nobody in the CRM, not stored · 1 hidden by their owners · 1 rejected',
  );
  expect(await textOfFeed()).not.toMatch(/Marker|Stranger|secret/);
  expect((await readFeed()).observations).toHaveLength(2);
});

it('hands on what the readers of the feed made of a file, unchanged', async () => {
  const positions = [
    {
      companyName: 'A',
      companyId: '1',
      companyDomain: 'a.example',
      companyUrl: 'u',
      title: 't',
      startedOn: '2020-01',
      kind: 'board',
    },
    { companyName: 'B', endedOn: '2019-12' },
  ];
  const person = {
    profileUrl: ADA.linkedInUrl,
    email: 'a@b.example',
    city: 'Oslo',
    country: 'NO',
    positions,
  };
  const paths = await given({
    'p.jsonl': aRecord('a', person),
    'q.jsonl': aRecord('b', { ...person, coverage: 'none' }),
  });
  const source = (path: string) => readAll(makeFeedSource({ store: makeFolderFileStore({ path }) }));
  const expected = await Promise.all(paths.map(source));
  await fill(paths);
  expect((await readFeed()).observations).toEqual(expected.flatMap(({ observations }) => observations));
});

it('counts the readings of two colleagues whose archives bear one name', async () => {
  const name = 'Basic_LinkedInDataExport_10-20-2026.zip';
  const paths = await given({
    [`anna/${name}`]: anArchive({ 'Connections.csv': connections(aConnection('ada', 'Contoso')) }),
    [`bert/${name}`]: anArchive({ 'Connections.csv': connections(aConnection('ada', 'Fabrikam')) }),
  });
  const reports = await fill(paths);
  expect(reports.map(({ file }) => file)).toEqual(paths);
  const { observations } = await readFeed();
  expect(observations.map(({ positions }) => positions[0]?.companyName)).toEqual(['Fabrikam', 'Contoso']);
});

it('keeps every reading of a person whom one reading identifies', async () => {
  const profileUrl = 'https://www.linkedin.com/in/a-7';
  const paths = await given({
    'before.jsonl': aRecord('a', { profileUrl, fullName: 'Ada Maiden', observedAt: '2026-01-01' }),
    'now.jsonl': aRecord('b', { profileUrl, fullName: 'Ada Example' }),
    'gone.jsonl': aRecord('c', {
      profileUrl,
      fullName: '',
      positions: [],
      status: 'gone',
      observedAt: '2026-10-20',
    }),
  });
  await fill(paths);
  expect((await readFeed()).observations.map(({ status }) => status)).toEqual(['found', 'gone', 'found']);
  // And once kept, in a later run.
  const later = await given({ 'later.jsonl': aRecord('d', { profileUrl, fullName: 'A. Wed' }) });
  expect((await fill(later))[0]?.counts).toMatchObject({ kept: 1, noContact: 0 });
});

it('unites rows of one person that do not stand together, as the feed does', async () => {
  const row = (company: string) => `a,2026-10-15,Ada Example,${company}`;
  const others = Array.from({ length: 3 }, (_, n) => `x${String(n)},2026-10-15,Eve,E`);
  const csv = ['id,observedAt,fullName,companyName', row('A'), ...others, row('B')].join('\n');
  const [report] = await fill(await given({ 'p.csv': csv }));
  expect(report?.counts).toMatchObject({ read: 5, kept: 2, noContact: 3, rejectedRecords: 0 });
  const { observations, rejected } = await readFeed();
  expect(rejected).toEqual([]);
  expect(observations.flatMap(({ positions }) => positions.map(({ companyName }) => companyName))).toEqual([
    'A',
    'B',
  ]);
});

it('leaves alone what would say the same, and replaces or removes what does not', async () => {
  const ada = aRecord('1', { fullName: 'Ada Example' });
  const paths = await given({ 'p.jsonl': `${ada}\n${aRecord('2')}` });
  await fill(paths);
  const place = join(feed, 'p.jsonl.jsonl');
  const { ino } = await stat(place);
  await given({ 'p.jsonl': `${aRecord('2')}\n${ada}` });
  await fill(paths);
  expect((await stat(place)).ino).toBe(ino);
  await given({ 'p.jsonl': aRecord('1', { fullName: 'Ada Example', city: 'Oslo' }) });
  await fill(paths);
  expect(await readFile(place, 'utf8')).toContain('Oslo');
  await given({ 'p.jsonl': aRecord('9', { fullName: 'Somebody Else' }) });
  await fill(paths);
  expect(await readdir(feed)).toEqual([]);
});

it('finds contacts that were added since, when the files are given again', async () => {
  const paths = await given({
    'p.jsonl': `${aRecord('1', { fullName: 'Ada Example' })}\n${aRecord('2', { fullName: 'Eve Moreau' })}`,
  });
  expect((await fill(paths))[0]?.counts).toMatchObject({ kept: 1 });
  expect((await fill(paths, [ADA, { fullName: 'Eve Moreau' }]))[0]?.counts).toMatchObject({ kept: 2 });
});

describe('the line about a Connections.csv', () => {
  const lineOf = async (name: string, connectedOn: string): Promise<string> => {
    const row = `Ada,Example,https://www.linkedin.com/in/ada,,Quarzwerk Nord,Buyer,${connectedOn}`;
    const [report] = await fill(await given({ [name]: `${CONNECTIONS_HEADER}\n${row}\n` }));
    return report?.line ?? '';
  };

  it('asks for the day of the export where only an old connection tells it', async () => {
    expect(await lineOf('Connections.csv', '08 Feb 2026')).toMatch(
      /as of 2026-02-08 .* exported later\? put the day in its name, such as "Connections 2026-11-01\.csv"/,
    );
  });

  it.each([
    ['Connections.csv', '20 Oct 2026'],
    ['Connections 2026-06-01.csv', '08 Feb 2026'],
  ])('asks for nothing of %s, whose newest connection is of %s', async (name, connectedOn) => {
    expect(await lineOf(name, connectedOn)).not.toContain('exported later');
  });
});
