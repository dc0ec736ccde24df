import { type Broken, good } from './broken-feed.ts';
import { BROKEN_ROWS, HEADER } from './broken-rows.ts';
import { aFeed, aRecord, readAll, type FileContents } from './feed-in-memory.ts';

/** A broken record between two good ones. */
const line = (record: string | Buffer): FileContents => ({
  'f.jsonl': Buffer.concat([
    Buffer.from(`${good('a')}\n`),
    Buffer.from(record),
    Buffer.from(`\n${good('c')}\n`),
  ]),
});
const amid = (name: string, record: string | Buffer, problem: RegExp): Broken => ({
  name,
  files: line(record),
  rejected: [['f.jsonl', 2, problem]],
  taken: ['a', 'c'],
});
const position = (fields: object): string =>
  aRecord('b', { positions: [{ companyName: 'Contoso' }, { companyName: 'Marker Inc', ...fields }] });
const whole = (name: string, file: string, content: string | Buffer, problem: RegExp, at = 1): Broken => ({
  name,
  files: { [file]: content, 'good.jsonl': good('a') },
  rejected: [[file, at, problem]],
  taken: ['a'],
});
const records: Broken[] = [
  amid('a line that is no JSON', 'Marker, Ada', /not valid JSON/),
  amid('a line with single quotes', "{'id':'Marker'}", /not valid JSON/),
  amid('a number instead of a record', '7', /expected object, received number/),
  amid('an array as a record', '["Marker"]', /expected object, received array/),
  amid('no id', '{"observedAt":"2026-10-15","fullName":"Marker"}', /^id: expected string/),
  amid('an empty id', aRecord(' '), /^id: /),
  amid('a number as id', aRecord('b', { id: 7 }), /^id: expected string, received number/),
  amid('no observedAt', aRecord('b', { observedAt: undefined }), /^observedAt: expected the instant or day/),
  amid(
    'an observedAt in words',
    aRecord('b', { observedAt: 'last week' }),
    /^observedAt: expected the instant/,
  ),
  amid('a day that does not exist', aRecord('b', { observedAt: '2026-02-30' }), /^observedAt: expected/),
  amid(
    'an observedAt of 300 years ago',
    aRecord('b', { observedAt: '1726-10-15' }),
    /^observedAt: lies before LinkedIn/,
  ),
  amid(
    'an observedAt in the future',
    aRecord('b', { observedAt: '2027-01-01' }),
    /lies in the future \(today is 2026-11-01\)/,
  ),
  amid('an unknown field', aRecord('b', { employer: 'Marker Inc' }), /unknown field "employer"; remove it/),
  amid(
    'an unknown field of a position',
    position({ company: 'Marker' }),
    /unknown field "company" in positions\[2\]/,
  ),
  amid(
    'an unknown status',
    aRecord('b', { status: 'moved' }),
    /^status: Invalid option: expected one of "found"\|"gone"/,
  ),
  amid('positions that are no list', aRecord('b', { positions: 'Marker' }), /^positions: expected array/),
  amid(
    'a position without company',
    aRecord('b', { positions: [{ title: 'Marker' }] }),
    /^positions\[1\]\.companyName: /,
  ),
  amid(
    'a job of 300 years ago',
    position({ startedOn: '1726-01' }),
    /positions\[2\]\.startedOn: year must lie between 1900/,
  ),
  amid(
    'a job that ends before it starts',
    position({ startedOn: '2020-05', endedOn: '2020-04' }),
    /endedOn: lies before startedOn/,
  ),
  amid('a thirteenth month', position({ startedOn: '2020-13' }), /startedOn: expected a month as YYYY-MM/),
  amid(
    'a month in words',
    position({ endedOn: 'May 2020' }),
    /endedOn: expected a month as YYYY-MM.*, found "Aaa 9999"$/,
  ),
  amid('an unknown kind of position', position({ kind: 'job' }), /kind: Invalid option/),
  amid(
    'nothing to recognise the person by',
    aRecord('b', { fullName: '' }),
    /nothing to recognise the person by/,
  ),
  amid(
    '501 positions',
    aRecord('b', { positions: Array.from({ length: 501 }, () => ({ companyName: 'Marker' })) }),
    /^positions: Too big/,
  ),
  amid('a text that is too long', aRecord('b', { city: 'M'.repeat(201) }), /^city: Too big/),
  amid('NUL bytes', Buffer.from('{"id":"Marker\0"}'), /NUL bytes/),
  amid(
    'Latin-1 in a file of UTF-8',
    Buffer.concat([
      Buffer.from(aRecord('ë', { city: 'Ålesund' }).slice(0, -1)),
      Buffer.from(',"Zoé Marker"', 'latin1'),
    ]),
    /not valid UTF-8; save/,
  ),
  amid('a line of more than 1 MB', aRecord('b', { city: 'M'.repeat(1_100_000) }), /longer than 1 MB/),
  { ...amid('one reading word for word again', good('a'), /repeats the record of line 1/), onePage: true },
  {
    name: 'one id with two contents',
    onePage: true,
    files: { 'f.jsonl': `${good('a')}\n${good('b')}\n${aRecord('a', { city: 'Marker' })}` },
    rejected: [
      ['f.jsonl', 1, /neither was taken/],
      ['f.jsonl', 3, /neither was taken/],
    ],
    taken: ['b'],
  },
  {
    name: 'a last line that is cut off',
    files: { 'f.jsonl': `${good('a')}\n${good('b').slice(0, -9)}` },
    rejected: [['f.jsonl', 2, /not valid JSON, or cut off/]],
    taken: ['a'],
  },
];

const files: Broken[] = [
  whole('an empty file', 'f.jsonl', '', /is empty/),
  whole('a file of blank lines', 'f.jsonl', '\n \n\n', /holds no record/),
  whole('a blank JSON file', 'f.json', '  ', /holds no record/),
  whole('a blank CSV file', 'f.csv', '\n\n', /holds no record/),
  whole('a wrong header', 'f.csv', 'Name,Firma\nMarker,Contoso\n', /no header that we know/),
  whole('an unknown column', 'f.csv', `${HEADER},salary\n`, /unknown column "salary"; remove it/),
  whole('a column twice', 'f.csv', `${HEADER},id\n`, /column "id" comes twice/),
  whole(
    'a missing column',
    'f.csv',
    'id,companyName\nMarker,Contoso\n',
    /column "observedAt" is missing; add it/,
  ),
  whole('an array under the wrong name', 'f.jsonl', `[${good('b')}]`, /name an array of records \.json/),
  whole(
    'lines under the wrong name',
    'f.json',
    good('b'),
    /does not begin with "\[": name a file .* \.jsonl/,
  ),
  whole(
    'Cyrillic in Windows-1251',
    'f.csv',
    Buffer.from([0xc8, 0xec, 0xff, 0x3b, 0xc4, 0xe0]),
    /not valid UTF-8/,
  ),
  whole('a kind that is not read', 'f.xlsx', 'Marker', /deliver \.jsonl, \.json, \.csv or LinkedIn's \.zip/),
  {
    name: 'an array that is cut off',
    files: { 'f.json': `[${good('a')},\n${good('b')},\n{"id":"Marker` },
    rejected: [['f.json', 3, /the array is cut off/]],
    taken: ['a', 'b'],
  },
  {
    name: 'broken elements of an array',
    files: { 'f.json': `[${good('a')},\n{"id":Marker},\n"Marker" ${good('x')},\n\n7,${good('b')},]\n` },
    rejected: [
      ['f.json', 2, /not valid JSON/],
      ['f.json', 3, /not valid JSON/],
      ['f.json', 5, /expected object/],
    ],
    taken: ['a', 'b'],
  },
  {
    name: 'text after an array',
    files: { 'f.json': `[${good('a')}]\n[${good('b')}]` },
    rejected: [['f.json', 2, /text after the end of the array/]],
    taken: ['a'],
  },
];

describe.each([
  { kind: 'records', cases: records },
  { kind: 'files', cases: files },
  { kind: 'rows', cases: BROKEN_ROWS },
])('broken $kind', ({ cases }) => {
  // One person a page as well: every place to go on from must be a right one.
  const paged = cases.flatMap((broken) =>
    (broken.onePage === true ? [100] : [100, 1]).map((limit) => ({ ...broken, limit })),
  );

  it.each(paged)('$name (pages of $limit)', async ({ files: contents, rejected, taken, limit }) => {
    const all = await readAll(aFeed(contents), { limit });
    expect(all.rejected.map(({ file, line: at }) => [file, at])).toEqual(
      rejected.map(([file, at]) => [file, at]),
    );
    for (const [index, [, , problem]] of rejected.entries())
      expect(all.rejected[index]?.problem).toMatch(problem);
    expect(all.observations.map(({ personKey }) => personKey.replace('feed:', ''))).toEqual(taken);
    expect(JSON.stringify(all.rejected)).not.toContain('Marker');
  });
});
