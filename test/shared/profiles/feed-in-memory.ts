import { daySchema } from '../../../shared/domain/calendar.ts';
import { digest } from '../../../shared/domain/digest.ts';
import type { ObservationPage, ProfileSource } from '../../../shared/profiles/contract.ts';
import { makeFeedSource } from '../../../shared/profiles/feed-source.ts';
import type { FeedFile, FileStore } from '../../../shared/profiles/file-store.ts';

export type FileContents = Record<string, string | Buffer>;

const TODAY = daySchema.parse('2026-11-01');

/** Files in memory, read in chunks small enough that every record is cut somewhere. */
export function aFileStore(contents: FileContents): FileStore {
  const bytesOf = (name: string): Buffer => Buffer.from(contents[name] ?? '');
  return {
    listFiles: async () =>
      Object.keys(contents)
        .sort()
        .map((name): FeedFile => {
          const bytes = bytesOf(name);
          const modifiedAt = new Date('2026-10-20T00:00:00Z');
          return { name, size: bytes.length, version: digest(bytes.toString('base64'), 16), modifiedAt };
        }),
    async *readBytes({ file, from }) {
      const bytes = bytesOf(file.name);
      const chunkBytes = bytes.length < 50_000 ? 7 : 65_536;
      for (let at = from; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

export const aFeed = (contents: FileContents): ProfileSource =>
  makeFeedSource({ store: aFileStore(contents), clock: { today: () => TODAY } });

/** All pages together. */
export async function readAll(
  source: ProfileSource,
  { limit = 100 } = {},
): Promise<Omit<ObservationPage, 'more'>> {
  const all = { observations: [...NOTHING.observations], rejected: [...NOTHING.rejected], cursor: '' };
  let cursor: string | undefined;
  for (let more = true; more;) {
    const page = await source.readPage({ cursor, limit, signal: new AbortController().signal });
    all.observations.push(...page.observations);
    all.rejected.push(...page.rejected);
    ({ cursor, more } = page);
    all.cursor = page.cursor;
  }
  return all;
}

const NOTHING: Pick<ObservationPage, 'observations' | 'rejected'> = { observations: [], rejected: [] };

/** A record as a line of JSON. */
export const aRecord = (id: string, changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id,
    fullName: 'Ada Marker',
    observedAt: '2026-10-15T00:00:00Z',
    positions: [{ companyName: 'Contoso' }],
    ...changes,
  });
