export const ENCODINGS = [
  'UTF-8',
  'UTF-8 with byte order mark',
  'UTF-16 LE',
  'UTF-16 LE with byte order mark',
  'UTF-16 BE',
  'UTF-16 BE with byte order mark',
  'Windows-1252',
] as const;
export type TestEncoding = (typeof ENCODINGS)[number];

/** Bytes of a text in an encoding of a CRM's or Excel's exports; Windows-1252 for characters that Latin-1 has too. */
export function encodeText(text: string, encoding: TestEncoding): Buffer {
  if (encoding === 'Windows-1252') return Buffer.from(text, 'latin1');
  const marked = encoding.endsWith('mark') ? `\uFEFF${text}` : text;
  if (encoding.startsWith('UTF-8')) return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding.startsWith('UTF-16 BE') ? bytes.swap16() : bytes;
}
