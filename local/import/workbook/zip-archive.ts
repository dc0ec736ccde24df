import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { open, type Entry, type ZipFile } from 'yauzl';
import { BadInput } from '../bad-input.ts';

/** A workbook has a few dozen parts; a directory of more is made to exhaust its reader. */
const ENTRIES_MAX = 10_000;

const BYTES_PER_MB = 1024 * 1024;

const damaged = (file: string, cause: unknown) =>
  new BadInput(
    { file, problem: 'the workbook is damaged or was not copied whole; export it again' },
    { cause },
  );

/** The parts of a zip file. Nothing is unpacked before it is asked for, and never more than `bytesMax` of a part. */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, Entry>;
  private readonly file: string;
  private readonly zip: ZipFile;

  private constructor(parts: { file: string; zip: ZipFile; entries: ReadonlyMap<string, Entry> }) {
    this.file = parts.file;
    this.zip = parts.zip;
    this.entries = parts.entries;
  }

  static async open(file: string): Promise<ZipArchive> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      open(file, { autoClose: false, lazyEntries: true }, (error, opened) => {
        if (error === null) resolve(opened);
        else reject(damaged(file, error));
      });
    });
    try {
      return new ZipArchive({ file, zip, entries: await listEntries(zip) });
    } catch (cause) {
      zip.close();
      throw damaged(file, cause);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of a part; a part that is not there has none. Throws BadInput for a damaged or a boundless one. */
  async *read(name: string, bytesMax: number): AsyncGenerator<Buffer, void> {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    let bytes = 0;
    const tooLarge = {
      file: this.file,
      problem: `${name} in the workbook unpacks to more than ${bytesMax / BYTES_PER_MB} MB; export it again, or give fewer rows`,
    };
    if (entry.uncompressedSize > bytesMax) throw new BadInput(tooLarge);
    try {
      const openStream = promisify<Entry, Readable>(this.zip.openReadStream.bind(this.zip));
      for await (const chunk of (await openStream(entry)) as AsyncIterable<Buffer>) {
        // no encoding set: chunks are buffers
        bytes += chunk.length;
        if (bytes > bytesMax) throw new BadInput(tooLarge);
        yield chunk;
      }
    } catch (cause) {
      throw cause instanceof BadInput ? cause : damaged(this.file, cause);
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return await new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > ENTRIES_MAX) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}
