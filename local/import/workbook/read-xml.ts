import { SaxesParser } from 'saxes';
import { BadInput } from '../bad-input.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Names come without their prefix: strict and transitional workbooks differ in nothing else that matters here. */
export type XmlListener = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** A parser holds what it has not told yet: a text or a tag of more is made to exhaust it. */
const UNTOLD_CHARACTERS_MAX = 8 * 1024 * 1024;

export type XmlPart = { archive: ZipArchive; file: string; name: string; bytesMax: number };

const local = (name: string) => name.slice(name.indexOf(':') + 1);

const decoderOf = (chunk: Buffer) => {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
};

/** Reads a part as a stream of XML; gives control back after each piece, so that what it told can be taken away. */
export async function* readXml(part: XmlPart, listener: XmlListener): AsyncGenerator<void, void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let untold = 0;
  parser.on('opentag', ({ name, attributes }) => {
    untold = 0;
    listener.open?.(local(name), attributes);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => listener.close?.(local(name)));
  parser.on('error', (error) => {
    throw error;
  });
  let decoder: ReturnType<typeof decoderOf> | undefined;
  try {
    for await (const chunk of part.archive.read(part.name, part.bytesMax)) {
      decoder ??= decoderOf(chunk);
      untold += chunk.length;
      if (untold > UNTOLD_CHARACTERS_MAX) throw new Error('too long a text');
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    if (decoder === undefined) return;
    parser.write(decoder.decode()).close();
    yield;
  } catch (cause) {
    if (cause instanceof BadInput) throw cause;
    const problem = `${part.name} in the workbook is damaged; export it again`;
    throw new BadInput({ file: part.file, problem }, { cause });
  }
}

/** Reads a small part to its end. */
export async function readWholeXml(part: XmlPart, listener: XmlListener): Promise<void> {
  const pieces = readXml(part, listener);
  while ((await pieces.next()).done !== true);
}
