import { sniffEncoding, toUtf8 } from '../../../shared/profiles/text-encoding.ts';
import { aFeed, aRecord, readAll } from './feed-in-memory.ts';
import { CONNECTIONS_HEADER } from './zip-in-memory.ts';

async function* inChunks(bytes: Buffer, size = 3): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const windows1252 = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');

const texts: { name: string; bytes: Buffer; encoding: string }[] = [
  { name: 'plain ASCII', bytes: Buffer.from('Ada'), encoding: 'utf-8' },
  { name: 'UTF-8', bytes: Buffer.from('Zoë Łukasz 山田 🚀'), encoding: 'utf-8' },
  { name: 'UTF-8 with byte order mark', bytes: Buffer.from('\uFEFFZoë'), encoding: 'utf-8' },
  {
    name: 'UTF-8 with one damaged letter',
    bytes: Buffer.concat([Buffer.from('Zoë Łukasz '), windows1252('é')]),
    encoding: 'utf-8',
  },
  { name: 'UTF-16 LE', bytes: utf16le('\uFEFFZoë'), encoding: 'utf-16le' },
  { name: 'UTF-16 BE', bytes: utf16be('\uFEFFZoë'), encoding: 'utf-16be' },
  { name: 'UTF-16 LE without mark', bytes: utf16le('Zoë'), encoding: 'utf-16le' },
  { name: 'UTF-16 BE without mark', bytes: utf16be('Zoë'), encoding: 'utf-16be' },
  { name: 'Windows-1252', bytes: windows1252('Zoë Müller, Århus; Núñez 10 €'), encoding: 'windows-1252' },
  // Its letters would come out as other letters: left to the readers, which refuse the records.
  { name: 'Windows-1251', bytes: Buffer.from([0xc4, 0xec, 0xe8, 0xf2, 0xf0, 0xe8, 0xe9]), encoding: 'utf-8' },
  {
    name: 'Windows-1250',
    bytes: Buffer.from([0x50, 0x61, 0x77, 0xb3, 0x61, 0x20, 0x4a, 0xb9, 0x6b]),
    encoding: 'utf-8',
  },
  {
    name: 'bytes that Windows-1252 does not use',
    bytes: Buffer.from([0x41, 0x8d, 0x42, 0xe9]),
    encoding: 'utf-8',
  },
];

it.each(texts)('recognises $name', async ({ bytes, encoding }) => {
  expect(await sniffEncoding(inChunks(bytes, 5))).toBe(encoding);
});

it.each([1, 2, 3, 64])('decodes text cut into chunks of %d', async (size) => {
  const text = 'Zoë 🚀 €';
  const chunks: Uint8Array[] = [];
  for await (const chunk of toUtf8(inChunks(utf16be(`\uFEFF${text}`), size), 'utf-16be')) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString('utf8')).toBe(text);
});

const files = [
  {
    kind: 'JSONL',
    name: 'f.jsonl',
    text: [aRecord('a', { fullName: 'Zoë Müller' }), aRecord('b'), aRecord('c')].join('\r\n'),
  },
  {
    kind: 'JSON',
    name: 'f.json',
    text: `[${aRecord('a', { fullName: 'Zoë Müller' })},\n${aRecord('b')},${aRecord('c')}]`,
  },
  {
    kind: 'our CSV',
    name: 'f.csv',
    text: 'id,observedAt,fullName,companyName\r\na,2026-10-15,Zoë Müller,A\r\nb,2026-10-15,Ada,B\r\nc,2026-10-15,Eve,C\r\n',
  },
  {
    kind: 'Connections.csv saved again by Excel',
    name: 'Connections.csv',
    text: [
      CONNECTIONS_HEADER.replaceAll(',', ';'),
      ...['a', 'b', 'c'].map(
        (slug) => `Zoë Müller;X;https://www.linkedin.com/in/${slug};;Contoso;CTO;4-Apr-21`,
      ),
    ].join('\r\n'),
  },
];
const encodings = [
  { encoding: 'UTF-8 with byte order mark', encode: (text: string) => Buffer.from(`\uFEFF${text}`) },
  { encoding: 'UTF-16 LE', encode: (text: string) => utf16le(`\uFEFF${text}`) },
  { encoding: 'UTF-16 BE', encode: (text: string) => utf16be(`\uFEFF${text}`) },
  { encoding: 'Windows-1252', encode: windows1252 },
];

it.each(files.flatMap((file) => encodings.map((encoding) => ({ ...file, ...encoding }))))(
  'reads $kind in $encoding as in UTF-8, a page at a time',
  async ({ name, text, encode }) => {
    const expected = await readAll(aFeed({ [name]: text }));
    const { observations, rejected } = await readAll(aFeed({ [name]: encode(text) }), { limit: 1 });
    expect(expected.observations).toHaveLength(3);
    expect({ observations, rejected }).toEqual({ observations: expected.observations, rejected: [] });
  },
);
