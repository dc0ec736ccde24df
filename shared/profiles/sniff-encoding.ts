import { UnreadableFile } from './feed-item.ts';

const startsWith = (bytes: Buffer, ...prefix: number[]): boolean =>
  prefix.every((value, index) => bytes[index] === value);

/** Stops at files that are no text at all, with the way out; a few bytes of the beginning are enough. */
export function refuseForeignEncoding(head: Buffer): void {
  const problem = problemOf(head);
  if (problem !== undefined) throw new UnreadableFile(problem, { line: 1 });
}

function problemOf(head: Buffer): string | undefined {
  if (startsWith(head, 0x50, 0x4b)) return 'is a ZIP or Excel file; unpack it, or save it as "CSV UTF-8"';
  if (startsWith(head, 0x1f, 0x8b)) return 'is compressed with gzip; unpack it first';
  const utf16 = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
  // Latin text in UTF-16 without a byte order mark has a NUL as every second byte.
  const everySecond =
    head.length >= 4 && (head[0] === 0) !== (head[1] === 0) && (head[2] === 0) !== (head[3] === 0);
  return utf16 || everySecond ? 'is encoded in UTF-16; save it as UTF-8 (in Excel: "CSV UTF-8")' : undefined;
}
