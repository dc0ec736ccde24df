import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { BadInput } from './bad-input.ts';
import { checkIsFile } from './check-is-file.ts';

const BEGINNING_BYTES = 4_096;
const startsWith = (beginning: Buffer, bytes: readonly number[]) =>
  bytes.every((byte, index) => beginning[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const EXPORT_AS_XLSX = 'save it as .xlsx, or as "CSV UTF-8", and give that file';

/** First bytes of files that are no table (each format's own specification). */
const OTHERS: readonly { bytes: readonly number[]; found: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    found: `this is a PDF document; export the rows to Excel and give that file`,
  },
  { bytes: [0x1f, 0x8b], found: 'this is a gzip archive; unpack it and give the file in it' },
  { bytes: [0x52, 0x61, 0x72, 0x21], found: 'this is a RAR archive; unpack it and give the file in it' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], found: 'this is a 7z archive; unpack it and give the file in it' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], found: 'this is an empty zip archive; export the rows again' },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    found: 'this is a picture; export the rows to Excel and give that file',
  },
  { bytes: [0xff, 0xd8, 0xff], found: 'this is a picture; export the rows to Excel and give that file' },
  { bytes: [0x50, 0x41, 0x52, 0x31], found: 'this is a Parquet file; convert it to CSV and give that file' },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69],
    found: 'this is an SQLite database; export the rows as CSV and give that file',
  },
];

/** What a text begins with that is written for programs. */
const MARKUP: readonly { pattern: RegExp; found: string }[] = [
  {
    pattern: /^<(!doctype html|html|head|meta|body|table|div)\b/i,
    found: `this is a web page (HTML), whatever its name says; open it in Excel, ${EXPORT_AS_XLSX}`,
  },
  {
    pattern: /^<\?xml\b|^<[a-z:]+ xmlns/i,
    found: `this is an XML file; open it in Excel, ${EXPORT_AS_XLSX}`,
  },
  { pattern: /^\{\\rtf/, found: 'this is an RTF document; export the rows to Excel and give that file' },
  {
    pattern: /^\{\s*(["}]|$)|^\[\s*[{[\]]/,
    found: 'this is a JSON file, which is read for profiles only; export the rows as CSV or .xlsx',
  },
];

async function readBeginning(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Old workbooks and encrypted new ones share a container; the name of a stream in its directory tells them apart. */
async function compoundFileAdvice(file: string): Promise<string> {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    // no encoding set: chunks are buffers
    const searched = Buffer.concat([tail, chunk]);
    if (searched.includes(encrypted))
      return 'the workbook is protected by a password; save it without one and give that file';
    tail = searched.subarray(-encrypted.length);
  }
  return `this is an old Office file, such as an Excel 97 workbook (.xls); ${EXPORT_AS_XLSX}`;
}

/** Looks at what a file is, whatever its name says. Throws BadInput for what holds no rows, and says what to do. */
export async function recogniseFile(file: string): Promise<'archive' | 'text'> {
  await checkIsFile(file);
  const beginning = await readBeginning(file);
  if (startsWith(beginning, ZIP)) return 'archive';
  if (startsWith(beginning, COMPOUND_FILE))
    throw new BadInput({ file, problem: await compoundFileAdvice(file) });
  const text = beginning
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replaceAll('\0', '')
    .trimStart();
  const found =
    OTHERS.find(({ bytes }) => startsWith(beginning, bytes))?.found ??
    MARKUP.find(({ pattern }) => pattern.test(text.replace(/^(\u00ff\u00fe|\u00fe\u00ff)/, '')))?.found;
  if (found !== undefined) throw new BadInput({ file, problem: found });
  return 'text';
}
