import type { Day } from '../domain/calendar.ts';
import { RetryLater } from '../domain/failures.ts';
import type { PlaceInFeed } from './feed-cursor.ts';
import { FILE_START, UnreadableFile, type Place } from './feed-item.ts';
import type { FeedPage } from './feed-page.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { openFeedFile, type OpenFeedFile } from './open-feed-file.ts';
import type { TextEncoding } from './text-encoding.ts';

type Reading = {
  store: FileStore;
  today: Day;
  signal: AbortSignal;
  file: FeedFile;
  start: PlaceInFeed | undefined;
  /** The page to fill, asked for at the beginning and after each full one. */
  nextPage: () => FeedPage;
};

export type FilledPage = {
  page: FeedPage;
  /** Where to go on in the file, undefined at its end. */
  place: PlaceInFeed | undefined;
  /** Undefined where the file could not be opened. */
  encoding: TextEncoding | undefined;
  observedOn: Day | undefined;
};

/** Reads one file page after page; the last one ends with the file. What cannot be read is rejected on the page. */
export async function* readFilePages(reading: Reading): AsyncGenerator<FilledPage> {
  const { store, today, signal, file, start } = reading;
  let page = reading.nextPage();
  let place: Place = start ?? FILE_START;
  let empty = start === undefined;
  let opened: OpenFeedFile | undefined;
  try {
    opened = await openFeedFile({ store, signal, file, today, start });
    for await (const item of opened.items) {
      if (signal.aborted) throw new RetryLater('out_of_time');
      page.add(file.name, { item, bytes: item.next.offset - place.offset });
      place = item.next;
      empty = false;
      if (!page.full || (opened.plain && place.offset >= file.size)) continue;
      yield { page, place: placeIn(file, { place, opened }), ...told(opened) };
      page = reading.nextPage();
    }
    if (empty && opened.mustHoldRecords) throw new UnreadableFile('holds no record', { line: 1 });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    page.reject(file.name, { line: error.line, problem: error.message });
  }
  yield { page, place: undefined, ...told(opened) };
}

const told = (opened: OpenFeedFile | undefined): Pick<FilledPage, 'encoding' | 'observedOn'> => ({
  encoding: opened?.encoding,
  observedOn: opened?.observedOn,
});

function placeIn(
  { name, version }: FeedFile,
  { place, opened }: { place: Place; opened: OpenFeedFile },
): PlaceInFeed {
  const { observedOn, encoding } = opened;
  return {
    file: name,
    version,
    ...place,
    ...(observedOn !== undefined && { observedOn }),
    ...(encoding !== 'utf-8' && { encoding }),
  };
}
