import { createReadStream } from 'node:fs';
import { BadInput } from '../bad-input.ts';
import type { Encoding } from './detect-encoding.ts';

/** A file as UTF-8 text without byte order mark, piece by piece; old Macintosh line ends become newlines. */
export async function* decodeText(file: string, encoding: Encoding): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let returnsEndLines: boolean | undefined;
  const decode = (chunk?: Buffer) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      const problem = `the text is damaged: not ${encoding.toUpperCase()} throughout; export it again`;
      throw new BadInput({ file, problem }, { cause });
    }
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    // no encoding set: chunks are buffers
    const text = decode(chunk);
    if (text !== '') returnsEndLines ??= text.includes('\r') && !text.includes('\n');
    yield returnsEndLines === true ? text.replaceAll('\r', '\n') : text;
  }
  yield decode();
}

const CONTROL = /(?![\t\n\v\f\r\x7f-\x9f])\p{Cc}/u;

/** Reads the text once to its end: decodable, without control characters, and not blank. Throws BadInput. */
export async function checkText(file: string, encoding: Encoding): Promise<void> {
  let blank = true;
  let line = 1;
  for await (const text of decodeText(file, encoding)) {
    const at = CONTROL.exec(text)?.index;
    const before = at === undefined ? text : text.slice(0, at);
    for (let end = before.indexOf('\n'); end !== -1; end = before.indexOf('\n', end + 1)) line += 1;
    if (at !== undefined)
      throw new BadInput({
        file,
        line,
        problem: 'this is no text: it holds control characters; export the rows as CSV or .xlsx',
      });
    blank &&= text.trim() === '';
  }
  if (blank) throw new BadInput({ file, problem: 'the file is empty; export it again' });
}
