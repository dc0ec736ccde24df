import { dayOf, type Clock } from '../domain/calendar.ts';
import type { ProfileSource } from './contract.ts';
import { fingerprint, readFeedCursor, writeFeedCursor, type PlaceInFeed } from './feed-cursor.ts';
import { FeedPage } from './feed-page.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { readFilePages } from './read-file-pages.ts';

export type FeedSourceDeps = { store: FileStore; clock?: Pick<Clock, 'today'> };

/** The profile source that reads files: JSON, JSONL, CSV, LinkedIn's Connections.csv and the archive it comes in. */
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
        const pages = readFilePages({ store, today: today(), signal, file, start, nextPage: () => page });
        const filled = await pages.next();
        await pages.return(undefined); // closes the file
        place = filled.done === true ? undefined : filled.value.place;
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
