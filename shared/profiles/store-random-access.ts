import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { FeedFile, FileStore } from './file-store.ts';

/** The list of an archive's entries stands at its end: this much holds it, so that not every entry costs a request. */
const TAIL_BYTES = 256 * 1024;

type Source = { store: FileStore; file: FeedFile; signal: AbortSignal };

/** Lets the ZIP library read a file of the feed by ranges, wherever it lies. */
export class StoreRandomAccess extends RandomAccessReader {
  private readonly source: Source;
  private readonly tailFrom: number;
  private tail: Buffer | undefined;

  constructor(source: Source) {
    super();
    this.source = source;
    this.tailFrom = Math.max(0, source.file.size - TAIL_BYTES);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.range(start, end), { objectMode: false });
  }

  private async *range(start: number, end: number): AsyncGenerator<Buffer> {
    if (start >= this.tailFrom) {
      this.tail ??= await this.readTail();
      yield this.tail.subarray(start - this.tailFrom, end - this.tailFrom);
      return;
    }
    let left = end - start;
    for await (const chunk of this.source.store.readBytes({ ...this.source, from: start })) {
      yield Buffer.from(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) return;
    }
  }

  private async readTail(): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.source.store.readBytes({ ...this.source, from: this.tailFrom }))
      chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
