import { extname } from 'node:path';
import type { Day } from '../domain/calendar.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { refuseNoText } from './refuse-no-text.ts';
import { sniffEncoding, toUtf8, type TextEncoding } from './text-encoding.ts';
import { findZippedConnections } from './zipped-connections.ts';

export type FeedText = {
  encoding: TextEncoding;
  /** Offsets count bytes of the file itself; false where it must be unpacked or decoded to be found again. */
  plain: boolean;
  /** The day that an archive gives the file in it. */
  packedOn?: Day;
  /** Text as UTF-8 from an offset on. */
  chunksFrom: (offset: number) => AsyncIterable<Uint8Array>;
};

type TextRequest = {
  store: FileStore;
  file: FeedFile;
  signal: AbortSignal;
  /** As it was found when reading began. */
  known: TextEncoding | undefined;
};

/**
 * The text of a feed file as UTF-8, out of the archive and whatever encoding it lies in. The first look reads all of
 * it: a damaged archive is refused before any of its rows is taken. Throws UnreadableFile.
 */
export async function openFeedText({ store, file, signal, known }: TextRequest): Promise<FeedText> {
  const zipped =
    extname(file.name).toLowerCase() === '.zip'
      ? await findZippedConnections({ store, file, signal })
      : undefined;
  const whole = zipped?.chunks ?? (() => store.readBytes({ file, from: 0, signal }));
  const encoding = known ?? (await sniffEncoding(refuseNoText(whole())));
  const plain = zipped === undefined && encoding === 'utf-8';
  return {
    encoding,
    plain,
    ...(zipped?.writtenOn !== undefined && { packedOn: zipped.writtenOn }),
    chunksFrom: (offset) =>
      plain ? store.readBytes({ file, from: offset, signal }) : behind(toUtf8(whole(), encoding), offset),
  };
}

async function* behind(chunks: AsyncIterable<Uint8Array>, offset: number): AsyncGenerator<Uint8Array> {
  let skip = offset;
  for await (const chunk of chunks) {
    if (skip < chunk.length) yield chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
  }
}
