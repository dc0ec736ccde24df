import { type Broken } from './broken-feed.ts';
import { type FileContents } from './feed-in-memory.ts';

export const HEADER = 'id,observedAt,lastName,companyName,startedOn,endedOn';
const rows = (...lines: (string | Buffer)[]): FileContents => ({
  'f.csv': Buffer.concat([HEADER, ...lines].flatMap((row) => [Buffer.from(row), Buffer.from('\n')])),
});
const row = (name: string, broken: string | Buffer, problem: RegExp): Broken => ({
  name,
  files: rows('a,2026-10-15,Marker,Contoso,,', broken, 'c,2026-10-15,Marker,Contoso,,'),
  rejected: [['f.csv', 3, problem]],
  taken: ['a', 'c'],
});

/** CSV rows that cannot be read, between rows that can. */
export const BROKEN_ROWS: readonly Broken[] = [
  row(
    'too many columns',
    'b,2026-10-15,Marker, Inc,Contoso,,',
    /has 7 columns, the header 6; put a value .* in quotes/,
  ),
  row('too few columns', 'b,2026-10-15,Marker', /has 3 columns, the header 6; the row is cut off/),
  row(
    'a job that ends before it starts',
    'b,2026-10-15,Marker,Contoso,2020-05,2020-04',
    /^endedOn: lies before startedOn/,
  ),
  row('an unreadable month', 'b,2026-10-15,Marker,Contoso,soon,', /^startedOn: expected a month/),
  row('no observedAt', 'b,,Marker,Contoso,,', /^observedAt: expected the instant/),
  row('a position without company', 'b,2026-10-15,Marker,,2020-01,', /^companyName: /),
  row(
    'quotes inside a bare value',
    'b,2026-10-15,Ada "Marker" M,Contoso,,',
    /quotes do not match; write a quote inside a value twice/,
  ),
  row(
    'Latin-1 in a file of UTF-8',
    Buffer.concat([Buffer.from('b,2026-10-15,Åse Zoë '), Buffer.from('Zoé Marker,Contoso,,', 'latin1')]),
    /not valid UTF-8/,
  ),
  {
    name: 'a bad row of a person with good rows: a list with a hole would read as a job that ended',
    files: rows(
      'a,2026-10-15,M,A,,',
      'b,2026-10-15,M,A,,',
      'b,2026-10-15,M,B,x,',
      'b,2026-10-15,M,C,,',
      'c,2026-10-15,M,A,,',
    ),
    rejected: [['f.csv', 4, /startedOn.*no row of this person was taken/]],
    taken: ['a', 'c'],
  },
  {
    name: 'a row without id: it may have been a row of either neighbour',
    files: rows(
      'a,2026-10-15,M,A,,',
      'b,2026-10-15,M,A,,',
      ',2026-10-15,M,B,,',
      'c,2026-10-15,M,A,,',
      'd,2026-10-15,M,A,,',
    ),
    rejected: [
      ['f.csv', 3, /beside the rows of this person/],
      ['f.csv', 4, /has no id; give the id/],
      ['f.csv', 5, /beside the rows of this person/],
    ],
    taken: ['a', 'd'],
  },
  {
    name: 'a quote that is never closed: the rows behind it go on',
    files: rows(
      'a,2026-10-15,M,A,,',
      'b,2026-10-15,M,A,,',
      'b,2026-10-15,"M,A,,',
      'c,2026-10-15,M,A,,',
      'd,2026-10-15,M,A,,',
    ),
    rejected: [
      ['f.csv', 3, /beside the rows of this person/],
      ['f.csv', 4, /quote is opened and never closed/],
      ['f.csv', 5, /beside the rows of this person/],
    ],
    taken: ['a', 'd'],
  },
  {
    name: 'more rows of one person than a career has',
    files: rows(
      'a,2026-10-15,M,A,,',
      ...Array.from({ length: 600 }, (_, n) => `b,2026-10-15,M,A${String(n)},,`),
      'c,2026-10-15,M,A,,',
    ),
    rejected: [['f.csv', 503, /more than 500 rows/]],
    taken: ['a', 'c'],
  },
];
