import { aFeed, aRecord, readAll } from './feed-in-memory.ts';
import { aConnection, anArchive, CONNECTIONS_HEADER, withDirectoryBytes } from './zip-in-memory.ts';

type Broken = { name: string; file: string; content: string | Buffer; problem: RegExp };
const broken = (name: string, file: string, content: string | Buffer, problem: RegExp): Broken => ({
  name,
  file,
  content,
  problem,
});
const connections = `${CONNECTIONS_HEADER}\n${aConnection('marker', 'Marker Inc')}`;
const archive = anArchive({ 'Connections.csv': connections });
/** Two bytes of every entry's general flags and of the end record lie where the format says (APPNOTE.TXT 4.3). */
const onDirectory = (at: number, ...bytes: number[]): Buffer => withDirectoryBytes(archive, { at, bytes });
const secondDisk = (): Buffer => {
  const changed = Buffer.from(archive);
  changed[changed.length - 22 + 4] = 1;
  return changed;
};
const notText: readonly Broken[] = [
  broken('text named .zip', 'f.zip', 'Marker', /is no ZIP archive, or was cut off/),
  broken('an archive cut off', 'f.zip', archive.subarray(0, -40), /is no ZIP archive, or was cut off/),
  broken('an archive without its beginning', 'f.zip', archive.subarray(30), /is a damaged ZIP archive/),
  broken(
    'an archive without Connections.csv',
    'f.zip',
    anArchive({ 'Profile.csv': 'Marker' }),
    /tick "Connections" and request/,
  ),
  broken(
    'an empty archive',
    'f.zip',
    anArchive({}).subarray(-22).fill(0, 8, 12),
    /holds no Connections\.csv/,
  ),
  broken(
    'an archive of two lists',
    'f.zip',
    anArchive({ 'a/Connections.csv': connections, 'b/connections.csv': connections }),
    /more than one Connections\.csv/,
  ),
  broken(
    'an encrypted archive',
    'f.zip',
    onDirectory(8, 1, 0),
    /encrypted in this archive; unpack it with its password/,
  ),
  broken('a strongly encrypted archive', 'f.zip', onDirectory(8, 0x41, 0), /is encrypted; unpack it/),
  broken('one part of a split archive', 'f.zip', secondDisk(), /one part of an archive that was split/),
  broken('a method of packing that is not read', 'f.zip', onDirectory(10, 14, 0), /packed with method 14/),
  broken(
    'a list that would unpack to gigabytes',
    'f.zip',
    onDirectory(24, 0, 0, 0, 0x7f),
    /would unpack to 2032 MB/,
  ),
  broken(
    'a list that unpacks to more than it says',
    'f.zip',
    onDirectory(24, 9, 0, 0, 0),
    /is a damaged ZIP archive/,
  ),
  broken('a wrong checksum', 'f.zip', onDirectory(16, 1, 2, 3, 4), /its checksum is wrong/),
  broken('an empty list', 'f.zip', anArchive({ 'Connections.csv': '' }), /holds no record/),
  broken(
    'a list without header',
    'f.zip',
    anArchive({ 'Connections.csv': 'Marker' }),
    /no header that we know/,
  ),
  broken(
    'a workbook in place of the list',
    'f.zip',
    anArchive({ 'Connections.csv': 'PK\u0003\u0004' }),
    /is a ZIP or Excel file/,
  ),
  broken(
    'a ZIP file under another name',
    'f.csv',
    'PK\u0003\u0004Marker',
    /is a ZIP or Excel file: name LinkedIn's archive \.zip/,
  ),
  broken('an old workbook', 'f.csv', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /old Excel workbook/),
  broken('a PDF', 'f.csv', '%PDF-1.7 Marker', /is a PDF/),
  broken('a gzip file', 'f.jsonl', Buffer.from([0x1f, 0x8b, 8, 0]), /compressed with gzip/),
  broken(
    'half of UTF-16',
    'f.jsonl',
    Buffer.from(aRecord('b'), 'utf16le').subarray(0, 41),
    /not valid JSON, or cut off/,
  ),
];

it.each(notText)('refuses $name, and reads the file beside it', async ({ file, content, problem }) => {
  const all = await readAll(aFeed({ [file]: content, 'good.jsonl': aRecord('a') }));
  expect(all.rejected).toMatchObject([{ file, line: 1 }]);
  expect(all.rejected[0]?.problem).toMatch(problem);
  expect(all.observations.map(({ personKey }) => personKey)).toEqual(['feed:a']);
  expect(JSON.stringify(all.rejected)).not.toContain('Marker');
});
