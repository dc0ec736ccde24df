import { extname } from 'node:path';
import type { Day } from '../domain/calendar.ts';
import { findCsvHeader } from './csv-header.ts';
import type { PlaceInFeed } from './feed-cursor.ts';
import { FILE_START, UnreadableFile, type FeedItem } from './feed-item.ts';
import type { ReaderRequest } from './feed-reader.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { connectionsObservedOn, readConnections } from './read-connections.ts';
import { readJsonArray } from './read-json-array.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readPositionRows } from './read-position-rows.ts';
import { refuseForeignEncoding } from './sniff-encoding.ts';

type OpenRequest = {
  store: FileStore;
  file: FeedFile;
  today: Day;
  signal: AbortSignal;
  start: PlaceInFeed | undefined;
};

export type OpenFeedFile = {
  items: AsyncIterable<FeedItem>;
  /** A header without rows and an empty array say "no news"; a blank file of lines says nothing. */
  mustHoldRecords: boolean;
  observedOn?: Day;
};

/** Chooses how a file is read: by its extension, a CSV by its header. */
export async function openFeedFile({
  store,
  file,
  today,
  signal,
  start,
}: OpenRequest): Promise<OpenFeedFile> {
  if (file.size === 0) throw new UnreadableFile('is empty', { line: 1 });
  const chunksFrom = (offset: number): AsyncIterable<Uint8Array> => {
    const chunks = store.readBytes({ file, from: offset, signal });
    return offset === 0 ? checked(chunks) : chunks;
  };
  const request: ReaderRequest = { file, today, chunksFrom, start: start ?? FILE_START };
  switch (extname(file.name).toLowerCase()) {
    case '.jsonl':
    case '.ndjson':
      return { items: readJsonLines(request), mustHoldRecords: true };
    case '.json':
      return { items: readJsonArray(request), mustHoldRecords: false };
    case '.csv':
      return openCsv(request, start?.observedOn);
    default:
      throw new UnreadableFile('is of no kind that is read; deliver .jsonl, .json or .csv', { line: 1 });
  }
}

async function openCsv(request: ReaderRequest, known: Day | undefined): Promise<OpenFeedFile> {
  const header = await findCsvHeader(request.chunksFrom(0), FILE_START);
  if (header.form === 'positions')
    return { items: readPositionRows(request, header), mustHoldRecords: false };
  const observedOn = known ?? (await connectionsObservedOn(request, header));
  return { items: readConnections(request, { header, observedOn }), mustHoldRecords: false, observedOn };
}

async function* checked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    if (first) refuseForeignEncoding(Buffer.from(chunk));
    first = false;
    yield chunk;
  }
}
