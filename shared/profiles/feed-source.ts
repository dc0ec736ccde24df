import { dayOf, type Clock, type Day } from '../domain/calendar.ts';
import { RetryLater } from '../domain/failures.ts';
import type { ProfileSource } from './contract.ts';
import { fingerprint, readFeedCursor, writeFeedCursor, type PlaceInFeed } from './feed-cursor.ts';
import { FILE_START, UnreadableFile } from './feed-item.ts';
import { FeedPage } from './feed-page.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { openFeedFile } from './open-feed-file.ts';

export type FeedSourceDeps = { store: FileStore; clock?: Pick<Clock, 'today'> };

/** The profile source that reads files: JSON, JSONL, CSV and LinkedIn's Connections.csv. */
export function makeFeedSource({ store, clock }: FeedSourceDeps): ProfileSource {
  const today = clock?.today ?? (() => dayOf(new Date()));
  return {
    async readPage({ cursor, limit, signal }) {
      const files = await store.listFiles(signal);
      const { read, at } = readFeedCursor(cursor, files);
      const page = new FeedPage({ limit });
      const done = new Set(read);
      let place = at;
      for (const file of unread(files, { read, at })) {
        if (page.full) break;
        const start = place?.file === file.name ? place : undefined;
        place = await readOn({ store, page, today: today(), signal }, { file, start });
        if (place === undefined) done.add(fingerprint(file));
      }
      const more = files.some((file) => !done.has(fingerprint(file)));
      const next = writeFeedCursor({ read: done, ...(place !== undefined && { at: place }) });
      return { observations: page.observations, rejected: page.rejected, cursor: next, more };
    },
  };
}

/** The file begun first, then the others by name. */
function unread(
  files: readonly FeedFile[],
  { read, at }: { read: ReadonlySet<string>; at: PlaceInFeed | undefined },
): FeedFile[] {
  const open = files.filter((file) => !read.has(fingerprint(file)));
  return [...open.filter(({ name }) => name === at?.file), ...open.filter(({ name }) => name !== at?.file)];
}

type Reading = { store: FileStore; page: FeedPage; today: Day; signal: AbortSignal };

/** Reads until the page is full or the file ends; where to go on in it, undefined at its end. */
async function readOn(
  { store, page, today, signal }: Reading,
  { file, start }: { file: FeedFile; start: PlaceInFeed | undefined },
): Promise<PlaceInFeed | undefined> {
  let place = start ?? FILE_START;
  let empty = start === undefined;
  try {
    const opened = await openFeedFile({ store, signal, file, today, start });
    for await (const item of opened.items) {
      if (signal.aborted) throw new RetryLater('out_of_time');
      page.add(file.name, { item, bytes: item.next.offset - place.offset });
      place = item.next;
      empty = false;
      if (page.full && place.offset < file.size) {
        const { observedOn } = opened;
        const { name, version } = file;
        return { file: name, version, ...place, ...(observedOn !== undefined && { observedOn }) };
      }
    }
    if (empty && opened.mustHoldRecords) throw new UnreadableFile('holds no record', { line: 1 });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    page.reject(file.name, { line: error.line, problem: error.message });
  }
  return undefined;
}
