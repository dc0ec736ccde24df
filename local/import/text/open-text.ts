import type { TableSource } from '../source-row.ts';
import { checkText, decodeText } from './decode-text.ts';
import { detectEncoding, type Encoding } from './detect-encoding.ts';
import { DELIMITERS, readRecords, type Delimiter } from './read-records.ts';

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 little endian',
  'utf-16be': 'UTF-16 big endian',
  'windows-1252': 'Windows-1252',
};
const SEPARATORS: Readonly<Record<Delimiter, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** Excel's own hint in the first line: `sep=;`. */
const HINT = /^"?sep=([,;\t])"?\r?(?:\n|$)/i;
const HINT_CHARACTERS_MAX = 16;

async function readHint(
  file: string,
  encoding: Encoding,
): Promise<{ delimiter: Delimiter; characters: number } | undefined> {
  let beginning = '';
  for await (const text of decodeText(file, encoding)) {
    beginning += text;
    if (beginning.length >= HINT_CHARACTERS_MAX) break;
  }
  const found = HINT.exec(beginning);
  const delimiter = DELIMITERS.find((known) => known === found?.[1]);
  return found === null || delimiter === undefined ? undefined : { delimiter, characters: found[0].length };
}

async function* without(text: AsyncIterable<string>, characters: number): AsyncGenerator<string, void> {
  let left = characters;
  for await (const piece of text) {
    yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}

/**
 * The ways in which a text can be read as a table, one for each separator; one alone where the text names it. Throws
 * BadInput for what is no text, or in an encoding that would have to be guessed.
 */
export async function openText(file: string): Promise<TableSource[]> {
  const encoding = await detectEncoding(file);
  await checkText(file, encoding);
  const hint = await readHint(file, encoding);
  return (hint === undefined ? DELIMITERS : [hint.delimiter]).map((delimiter) => ({
    format: `CSV, ${NAMES[encoding]}, separated by ${SEPARATORS[delimiter]}`,
    ragged: false,
    dayOfNumber: () => undefined,
    rows: () =>
      readRecords(without(decodeText(file, encoding), hint?.characters ?? 0), {
        delimiter,
        line: hint === undefined ? 1 : 2,
      }),
  }));
}
