import type { Day } from '../domain/calendar.ts';
import type { FeedItem, Place } from './feed-item.ts';
import type { FeedFile } from './file-store.ts';

export type ReaderRequest = {
  file: FeedFile;
  start: Place;
  today: Day;
  /** The day that the archive around the file gives it. */
  packedOn?: Day;
  /** The text as UTF-8 from an offset on. */
  chunksFrom: (offset: number) => AsyncIterable<Uint8Array>;
};

/** Reads one file from a place on; throws UnreadableFile when nothing after the last item can be read. */
export type FeedReader = (request: ReaderRequest) => AsyncIterable<FeedItem>;
