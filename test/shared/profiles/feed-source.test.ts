import type { Observation } from '../../../shared/domain/profile.ts';
import { makeFeedSource } from '../../../shared/profiles/feed-source.ts';
import { behavesAsProfileSource } from '../../contracts/profiles/profile-source.ts';
import { aFeed, aFileStore, aRecord, readAll } from './feed-in-memory.ts';

const { signal } = new AbortController();
const ids = (observations: readonly Observation[]): string[] =>
  observations.map(({ personKey }) => personKey);

function recordOf({ personKey, name, positions, observedAt }: Observation): string {
  return JSON.stringify({ id: personKey.replace('feed:', ''), fullName: name.full, positions, observedAt });
}

describe.each([
  { form: 'JSONL', file: (all: readonly Observation[]) => ({ 'feed.jsonl': all.map(recordOf).join('\n') }) },
  {
    form: 'JSON',
    file: (all: readonly Observation[]) => ({ 'feed.json': ` [${all.map(recordOf).join(' ,\n')}] ` }),
  },
  {
    form: 'CSV',
    file: (all: readonly Observation[]) => ({
      'feed.csv': [
        'id,fullName,observedAt,companyName',
        ...all.map((one) => [one.personKey.slice(5), one.name.full, one.observedAt, 'Contoso'].join(',')),
      ].join('\n'),
    }),
  },
  {
    form: 'several files',
    file: (all: readonly Observation[]) => ({
      '1.jsonl': all.slice(0, 3).map(recordOf).join('\r\n'),
      'more/2.ndjson': all.slice(3).map(recordOf).join('\n\n'),
    }),
  },
])('the feed as $form', ({ file }) => {
  behavesAsProfileSource(async (observations) => aFeed(observations.length === 0 ? {} : file(observations)));
});

it('reads every field of a record', async () => {
  const record = {
    id: 'p-1',
    profileUrl: 'linkedin.com/in/ada',
    firstName: 'Ada',
    lastName: 'Example',
    fullName: 'Ada Example',
    email: 'ada@example.com',
    city: 'Oslo',
    country: 'NO',
    observedAt: '2026-10-15T02:00:00+02:00',
    status: 'found',
    coverage: 'shown',
    positions: [
      {
        companyName: ' Contoso ',
        companyId: '1',
        companyDomain: 'contoso.com',
        companyUrl: 'u',
        title: 'CTO',
        startedOn: '2020',
        endedOn: '2021-03-31',
        kind: 'board',
      },
      { companyName: 'Fabrikam', title: '', startedOn: null, endedOn: '2022' },
    ],
  };
  const { observations, rejected } = await readAll(aFeed({ 'feed.jsonl': JSON.stringify(record) }));
  expect(rejected).toEqual([]);
  expect(observations).toEqual([
    {
      personKey: 'feed:p-1',
      profileUrl: 'linkedin.com/in/ada',
      name: { given: 'Ada', family: 'Example', full: 'Ada Example' },
      email: 'ada@example.com',
      city: 'Oslo',
      country: 'NO',
      positions: [
        {
          companyName: 'Contoso',
          companyId: '1',
          companyDomain: 'contoso.com',
          companyUrl: 'u',
          title: 'CTO',
          startMonth: '2020-01',
          endMonth: '2021-03',
          kind: 'board',
        },
        { companyName: 'Fabrikam', endMonth: '2022-12' },
      ],
      coverage: 'shown',
      status: 'found',
      observedAt: '2026-10-15T00:00:00.000Z',
    },
  ]);
});

it('takes a person without positions as one who shows no employer', async () => {
  const { observations } = await readAll(
    aFeed({ 'a.jsonl': aRecord('1', { positions: [], coverage: 'history' }) }),
  );
  expect(observations).toMatchObject([{ positions: [], coverage: 'none' }]);
});

it('reads a changed file from its start and an unchanged one not at all', async () => {
  const contents = { 'a.jsonl': aRecord('a'), 'b.jsonl': aRecord('b') };
  const first = await readAll(aFeed(contents));
  const changed = { ...contents, 'b.jsonl': `${aRecord('b', { city: 'Oslo' })}\n${aRecord('c')}` };
  const page = await aFeed(changed).readPage({ cursor: first.cursor, limit: 10, signal });
  expect(ids(page.observations)).toEqual(['feed:b', 'feed:c']);
});

it('starts a file again that changes while it is being read', async () => {
  const lines = ['a', 'b', 'c'].map((id) => aRecord(id)).join('\n');
  const { cursor } = await aFeed({ 'a.jsonl': lines }).readPage({ cursor: undefined, limit: 2, signal });
  const page = await aFeed({ 'a.jsonl': `${lines}\n${aRecord('d')}` }).readPage({ cursor, limit: 9, signal });
  expect(ids(page.observations)).toEqual(['feed:a', 'feed:b', 'feed:c', 'feed:d']);
});

it('finishes the file it has begun before one that came meanwhile', async () => {
  const begun = { 'b.jsonl': ['a', 'b', 'c'].map((id) => aRecord(id)).join('\n') };
  const { cursor } = await aFeed(begun).readPage({ cursor: undefined, limit: 2, signal });
  const page = await aFeed({ ...begun, 'a.jsonl': aRecord('new') }).readPage({ cursor, limit: 9, signal });
  expect(ids(page.observations)).toEqual(['feed:c', 'feed:new']);
});

it('starts from the beginning with a cursor that is not its own', async () => {
  const page = await aFeed({ 'a.jsonl': aRecord('a') }).readPage({ cursor: '{"page":7}', limit: 9, signal });
  expect(ids(page.observations)).toEqual(['feed:a']);
});

it('keeps the cursor within 60,000 characters for 4,000 files and says when there are too many', async () => {
  const files = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`${'long-'.repeat(20)}${String(n)}.jsonl`, aRecord('a')]),
    );
  expect((await readAll(aFeed(files(4_000)), { limit: 10_000 })).cursor.length).toBeLessThanOrEqual(60_000);
  await expect(readAll(aFeed(files(5_000)), { limit: 10_000 })).rejects.toThrow(
    /more than 4833 files; join them/,
  );
});

it('ends a page before its limit when the records are large', async () => {
  const large = {
    positions: Array.from({ length: 400 }, (_, n) => ({ companyName: `${'x'.repeat(290)}${String(n)}` })),
  };
  const lines = Array.from({ length: 200 }, (_, n) => aRecord(String(n), large)).join('\n');
  const source = makeFeedSource({ store: aFileStore({ 'a.jsonl': lines }) });
  const page = await source.readPage({ cursor: undefined, limit: 200, signal });
  expect(page.more).toBe(true);
  expect(page.observations.length).toBeLessThan(100);
});

describe('rows of one person in a CSV', () => {
  const header = 'id,observedAt,lastName,companyName,startedOn';
  const csv = (...rows: string[]) => ({ 'a.csv': [header, ...rows].join('\n') });

  it('stay together across the border of a page', async () => {
    const rows = ['1', '2', '3'].flatMap((id) =>
      ['A', 'B', 'C'].map((company) => `${id},2026-10-15,Example,${company},2020-01`),
    );
    const { observations } = await readAll(aFeed(csv(...rows)), { limit: 1 });
    expect(
      observations.map(({ positions }) => positions.map(({ companyName }) => companyName).join('')),
    ).toEqual(['ABC', 'ABC', 'ABC']);
  });

  it('are two observations of one moment when other rows stand between them', async () => {
    const { observations, rejected } = await readAll(
      aFeed(csv('1,2026-10-15,Example,A,', '2,2026-10-15,Other,B,', '1,2026-10-15,Example,C,')),
    );
    expect(rejected).toEqual([]);
    expect(ids(observations)).toEqual(['feed:1', 'feed:2', 'feed:1']);
  });

  it('are two observations when they were seen on two days', async () => {
    const { observations } = await readAll(aFeed(csv('1,2026-09-15,Example,A,', '1,2026-10-15,Example,C,')));
    expect(observations.map(({ observedAt }) => observedAt.slice(0, 10))).toEqual([
      '2026-09-15',
      '2026-10-15',
    ]);
  });

  it('keep line breaks and separators inside quotes', async () => {
    const { observations } = await readAll(
      aFeed(csv('1,2026-10-15,Example,"A, ""B""\nC",', '2,2026-10-15,E,D,')),
    );
    expect(observations.map(({ positions }) => positions[0]?.companyName)).toEqual(['A, "B"\nC', 'D']);
  });

  it('may come from a spreadsheet: semicolons, byte order mark, empty columns, other case', async () => {
    const file =
      '\uFEFFID;observedat;LastName;CompanyName;;\r\n1;2026-10-15;Example;A;;\r\n;;;;;\r\n2;2026-10-15;Other;B;;\r\n';
    const { observations, rejected } = await readAll(aFeed({ 'a.csv': file }));
    expect(rejected).toEqual([]);
    expect(ids(observations)).toEqual(['feed:1', 'feed:2']);
  });
});
