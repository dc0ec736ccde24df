import { aFeed, readAll, type FileContents } from './feed-in-memory.ts';
import { aConnection, anArchive, CONNECTIONS_HEADER, withDirectoryBytes } from './zip-in-memory.ts';

const NAME = 'Basic_LinkedInDataExport_10-20-2026.zip';
const csv = [
  CONNECTIONS_HEADER,
  aConnection('ada'),
  ',,,,,,09 Feb 2026',
  aConnection('eve'),
  'Ada,Example',
].join('\n');

const urls = async (files: FileContents, limit = 100) => {
  const { observations, rejected } = await readAll(aFeed(files), { limit });
  return {
    slugs: observations.map(({ profileUrl }) => profileUrl?.split('/').pop()),
    observations,
    rejected,
  };
};

it.each([100, 1])('reads Connections.csv in the archive as downloaded, in pages of %d', async (limit) => {
  const { slugs, observations, rejected } = await urls(
    { [NAME]: anArchive({ 'Connections.csv': csv }) },
    limit,
  );
  expect(slugs).toEqual(['ada', 'eve']);
  expect(observations[0]?.observedAt).toBe('2026-10-20T00:00:00.000Z');
  // Lines as they are numbered in the file inside.
  expect(rejected).toMatchObject([
    { file: NAME, line: 3 },
    { file: NAME, line: 5, problem: expect.stringMatching(/has 2 columns, the header 7/) as string },
  ]);
});

it('finds the file in an archive that was packed again, beside the shadow files of a Mac', async () => {
  const files = { 'Export/Connections.csv': csv, '__MACOSX/Export/._Connections.csv': 'shadow' };
  expect((await urls({ 'colleague.zip': anArchive(files) })).slugs).toEqual(['ada', 'eve']);
});

it.each([
  { from: 'its name', name: NAME, writtenAt: '2026-10-19T12:00:00Z', day: '2026-10-20' },
  { from: 'the file in it', name: 'anna.zip', writtenAt: '2026-10-19T12:00:00Z', day: '2026-10-19' },
  {
    from: 'its newest connection, where its clock was unset',
    name: 'anna.zip',
    writtenAt: '1980-01-01T12:00:00Z',
    day: '2026-02-08',
  },
  {
    from: 'its newest connection, where its clock was ahead',
    name: 'anna.zip',
    writtenAt: '2031-01-01T12:00:00Z',
    day: '2026-02-08',
  },
  {
    from: 'its newest connection, where the name says an earlier day',
    name: 'x_01-05-2026.zip',
    writtenAt: '2026-10-19T12:00:00Z',
    day: '2026-02-08',
  },
])('takes the day of the reading from $from', async ({ name, writtenAt, day }) => {
  const archive = anArchive(
    { 'Connections.csv': `${CONNECTIONS_HEADER}\n${aConnection('ada')}` },
    { writtenAt },
  );
  expect((await urls({ [name]: archive })).observations[0]?.observedAt.slice(0, 10)).toBe(day);
});

it('takes nothing at all from an archive whose list is damaged', async () => {
  const rows = Array.from({ length: 500 }, (_, n) =>
    aConnection(`person-${String(n)}`, `Contoso ${String(n)}`),
  );
  const archive = anArchive({ 'Connections.csv': [CONNECTIONS_HEADER, ...rows].join('\n') });
  const wrongSum = withDirectoryBytes(archive, { at: 16, bytes: [1, 2, 3, 4] });
  expect(await urls({ [NAME]: wrongSum })).toMatchObject({
    slugs: [],
    rejected: [{ file: NAME, line: 1, problem: expect.stringMatching(/checksum is wrong/) as string }],
  });
});
