import { BadInput } from '../bad-input.ts';
import { cellText } from './cell-text.ts';
import { readXml } from './read-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

/** 30,000 contacts of 25 columns stay below 10 MB; these texts are held in memory while their sheet is read. */
const BYTES_MAX = 256 * 1024 * 1024;

/** The texts that cells refer to by number. */
export async function readSharedStrings(
  source: { archive: ZipArchive; file: string },
  part: string | undefined,
) {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const text = cellText('si');
  const pieces = readXml(
    { ...source, name: part, bytesMax: BYTES_MAX },
    {
      open: text.open,
      text: text.text,
      close: (name) => {
        text.close(name);
        if (name === 'si') strings.push(text.take());
      },
    },
  );
  try {
    while ((await pieces.next()).done !== true) {
      if (text.tooLong()) throw new BadInput({ file: source.file, problem: text.problem });
    }
  } finally {
    await pieces.return();
  }
  return strings;
}
