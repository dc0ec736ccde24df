import { extname } from 'node:path';
import type { Day } from '../domain/calendar.ts';
import { findCsvHeader } from './csv-header.ts';
import type { PlaceInFeed } from './feed-cursor.ts';
import { FILE_START, UnreadableFile, type FeedItem } from './feed-item.ts';
import type { ReaderRequest } from './feed-reader.ts';
import { openFeedText } from './feed-text.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { connectionsObservedOn, readConnections } from './read-connections.ts';
import { readJsonArray } from './read-json-array.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readPositionRows } from './read-position-rows.ts';
import type { TextEncoding } from './text-encoding.ts';

type OpenRequest = {
  store: FileStore;
  file: FeedFile;
  today: Day;
  signal: AbortSignal;
  start: PlaceInFeed | undefined;
};

type Opened = {
  items: AsyncIterable<FeedItem>;
  /** A header without rows and an empty array say "no news"; a blank file of lines says nothing. */
  mustHoldRecords: boolean;
  observedOn?: Day;
};
export type OpenFeedFile = Opened & {
  encoding: TextEncoding;
  /** Offsets count bytes of the file itself. */
  plain: boolean;
};

/** Chooses how a file is read: by its extension, a CSV by its header. Throws UnreadableFile. */
export async function openFeedFile({
  store,
  file,
  today,
  signal,
  start,
}: OpenRequest): Promise<OpenFeedFile> {
  if (file.size === 0) throw new UnreadableFile('is empty; export it again', { line: 1 });
  const open = READERS[extname(file.name).toLowerCase()];
  if (open === undefined) {
    throw new UnreadableFile("is of no kind that is read; deliver .jsonl, .json, .csv or LinkedIn's .zip", {
      line: 1,
    });
  }
  // Where reading goes on, the encoding is known; UTF-8 is what no cursor needs to say.
  const known = start === undefined ? undefined : (start.encoding ?? 'utf-8');
  const { encoding, plain, packedOn, chunksFrom } = await openFeedText({ store, file, signal, known });
  const request: ReaderRequest = {
    file,
    today,
    chunksFrom,
    start: start ?? FILE_START,
    ...(packedOn !== undefined && { packedOn }),
  };
  return { ...(await open(request, start?.observedOn)), encoding, plain };
}

type Open = (request: ReaderRequest, known: Day | undefined) => Opened | Promise<Opened>;

const openLines: Open = (request) => ({ items: readJsonLines(request), mustHoldRecords: true });

const openCsv: Open = async (request, known) => {
  const header = await findCsvHeader(request.chunksFrom(0), FILE_START);
  if (header.form === 'positions')
    return { items: readPositionRows(request, header), mustHoldRecords: false };
  const observedOn = known ?? (await connectionsObservedOn(request, header));
  return { items: readConnections(request, { header, observedOn }), mustHoldRecords: false, observedOn };
};

const READERS: Readonly<Record<string, Open>> = {
  '.jsonl': openLines,
  '.ndjson': openLines,
  '.json': (request) => ({ items: readJsonArray(request), mustHoldRecords: false }),
  '.csv': openCsv,
  '.zip': openCsv,
};
export const FEED_KINDS: readonly string[] = Object.keys(READERS);
