import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import { daySchema, type Day } from '../domain/calendar.ts';
import { GiveUp, RetryLater } from '../domain/failures.ts';
import { UnreadableFile } from './feed-item.ts';
import type { FeedFile, FileStore } from './file-store.ts';
import { StoreRandomAccess } from './store-random-access.ts';

/** Complete archives hold about a hundred files, and one for each picture that was ever posted. */
const ENTRIES_MAX = 20_000;

/** Some 30,000 connections make 5 MB: what unpacks to more than this is no list of connections. */
const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;

const WANTED = 'connections.csv';
const DOWNLOAD_AGAIN = 'download the archive from LinkedIn again';
const ASK_AGAIN =
  'holds no Connections.csv: on LinkedIn, under Settings > Data privacy > Get a copy of your data, tick "Connections" and request the archive again';

export type ZippedConnections = {
  /** When the file in the archive was written, where the archive says so. */
  writtenOn: Day | undefined;
  /** The unpacked bytes from the start; throws UnreadableFile where the archive is damaged. */
  chunks: () => AsyncIterable<Uint8Array>;
};

type Archive = { store: FileStore; file: FeedFile; signal: AbortSignal };

/** Connections.csv in LinkedIn's archive as it was downloaded; no other entry is read. Throws UnreadableFile. */
export async function findZippedConnections(archive: Archive): Promise<ZippedConnections> {
  const { zip, entry } = await asUnreadable(async () => {
    const opened = await open(archive);
    return { zip: opened, entry: await findEntry(opened) };
  });
  refuseUnusable(entry);
  return { writtenOn: writtenOn(entry), chunks: () => unpack(zip, entry) };
}

const open = (archive: Archive): Promise<ZipFile> =>
  fromRandomAccessReaderPromise(new StoreRandomAccess(archive), archive.file.size, { autoClose: false });

/** By its name alone: people pack the unpacked folder again. A Mac adds shadow files that begin with a dot. */
async function findEntry(zip: ZipFile): Promise<Entry> {
  if (zip.entryCount > ENTRIES_MAX) {
    refuse(`holds ${String(zip.entryCount)} files, more than any archive of LinkedIn; ${DOWNLOAD_AGAIN}`);
  }
  let found: Entry | undefined;
  for await (const entry of zip.eachEntry()) {
    if (basename(entry.fileName).toLowerCase() !== WANTED) continue;
    if (found !== undefined)
      refuse('holds more than one Connections.csv; give each archive as a file of its own');
    found = entry;
  }
  return found ?? refuse(ASK_AGAIN);
}

function refuseUnusable(entry: Entry): void {
  if (entry.isEncrypted()) {
    refuse('Connections.csv is encrypted in this archive; unpack it with its password and give the CSV file');
  }
  if (!entry.canDecodeFileData()) {
    refuse(
      `Connections.csv is packed with method ${String(entry.compressionMethod)}, which is not read (stored and deflate are); unpack it and give the CSV file`,
    );
  }
  if (entry.uncompressedSize > UNPACKED_BYTES_MAX) {
    refuse(
      `Connections.csv would unpack to ${String(Math.ceil(entry.uncompressedSize / 1024 / 1024))} MB, more than the ${String(UNPACKED_BYTES_MAX / 1024 / 1024)} MB that are read; ${DOWNLOAD_AGAIN}`,
    );
  }
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  const stream = await asUnreadable(() => zip.openReadStreamPromise(entry));
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await asUnreadable(() => chunks.next());
      if (next.done === true) break;
      sum = crc32(next.value, sum);
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
  if (sum !== entry.crc32) {
    refuse(`Connections.csv is damaged in this archive (its checksum is wrong); ${DOWNLOAD_AGAIN}`);
  }
}

const refuse = (problem: string): never => {
  throw new UnreadableFile(problem, { line: 1 });
};

/** The store's faults pass; whatever else goes wrong while an archive is read lies in the archive. */
async function asUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof RetryLater || error instanceof GiveUp)
      throw error;
    return refuse(archiveProblem(error));
  }
}

function archiveProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/multi-disk/.test(message)) {
    return `is one part of an archive that was split into several; ${DOWNLOAD_AGAIN} in one piece`;
  }
  if (/encrypt/.test(message)) return 'is encrypted; unpack it with its password and give Connections.csv';
  if (/End of central directory/i.test(message)) {
    return `is no ZIP archive, or was cut off while it was downloaded or copied; ${DOWNLOAD_AGAIN}`;
  }
  return `is a damaged ZIP archive; ${DOWNLOAD_AGAIN}`;
}

/** The day as its writer's clock showed it; archives without one carry 1980. */
function writtenOn({ lastModFileDate }: Entry): Day | undefined {
  const year = 1980 + (lastModFileDate >> 9);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = daySchema.safeParse(
    `${String(year)}-${two((lastModFileDate >> 5) & 15)}-${two(lastModFileDate & 31)}`,
  ).data;
  return year < 2003 ? undefined : day; // LinkedIn opened in 2003
}
