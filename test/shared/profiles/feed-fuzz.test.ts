import fc from 'fast-check';
import { aFeed, aRecord, readAll } from './feed-in-memory.ts';
import { aConnection, anArchive, CONNECTIONS_HEADER } from './zip-in-memory.ts';

const FEW_RUNS = { numRuns: 150 };
const connections = [CONNECTIONS_HEADER, aConnection('ada'), aConnection('eve'), ',,,,,,09 Feb 2026'].join(
  '\n',
);
const valid = [
  { name: 'f.jsonl', content: Buffer.from([aRecord('a'), aRecord('b', { fullName: 'Zoë' })].join('\n')) },
  { name: 'f.json', content: Buffer.from(`[${aRecord('a')},${aRecord('b')}]`) },
  { name: 'f.csv', content: Buffer.from('id,observedAt,fullName,companyName\na,2026-10-15,Zoë,A\n') },
  { name: 'Connections.csv', content: Buffer.from(connections) },
  { name: 'Connections.csv', content: Buffer.from(`\uFEFF${connections}`, 'utf16le') },
  { name: 'f.zip', content: anArchive({ 'Connections.csv': connections }) },
];
const extension = fc.constantFrom('jsonl', 'ndjson', 'json', 'csv', 'zip', 'xlsx');

it.each([1, 1000])('answers to any bytes with records or with a reason, in pages of %d', async (limit) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 300 }), extension, async (bytes, kind) => {
      const { observations, rejected } = await readAll(aFeed({ [`f.${kind}`]: Buffer.from(bytes) }), {
        limit,
      });
      // A JSON array without elements is the one file that says "no news".
      const noNews = kind === 'json' && /^\s*\[\s*,*\s*\]\s*$/.test(Buffer.from(bytes).toString());
      expect(observations.length + rejected.length > 0 || noNews).toBe(true);
    }),
    FEW_RUNS,
  );
});

/** Overwrites, inserts or cuts. */
const change = fc.record({ at: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom('set', 'insert', 'cut') });
const apply = (content: Buffer, { at, byte, kind }: { at: number; byte: number; kind: string }): Buffer => {
  const place = at % content.length;
  if (kind === 'cut') return content.subarray(0, place + 1);
  const rest = content.subarray(kind === 'set' ? place + 1 : place);
  return Buffer.concat([content.subarray(0, place), Buffer.from([byte]), rest]);
};

it.each(valid)('reads $name with a few bytes changed, or says why not', async ({ name, content }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const changed = changes.reduce(apply, content);
      const { observations, rejected } = await readAll(aFeed({ [name]: changed }));
      // A header alone is a list of nobody; in UTF-16 a NUL follows its last line break.
      const text = changed.toString('latin1').replaceAll('\0', '').trim();
      const headerOnly = name.endsWith('.csv') && !text.includes('\n');
      expect(observations.length + rejected.length > 0 || headerOnly).toBe(true);
    }),
    FEW_RUNS,
  );
});

it('counts every row of a Connections.csv with any cells as taken or as rejected', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));
  const quoted = (cells: readonly string[]) =>
    cells.map((text) => `"x${text.replaceAll('"', '""')}"`).join(',');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 5, maxLength: 9 }), { minLength: 1, maxLength: 30 }),
      async (rows) => {
        const file = [CONNECTIONS_HEADER, ...rows.map(quoted)].join('\n');
        const { observations, rejected } = await readAll(
          aFeed({ 'c.zip': anArchive({ 'Connections.csv': file }) }),
          { limit: 7 },
        );
        expect(observations.length + rejected.length).toBe(rows.length);
      },
    ),
    FEW_RUNS,
  );
});
