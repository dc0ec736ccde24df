import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';

/** Small pieces in larger ones: a call of the system costs more than a row does. */
const WRITTEN_FROM_BYTES = 256 * 1024;
const OWNER_ONLY = 0o600;

/** Where a piece stands, in bytes. */
export type Place = { at: number; bytes: number };

/** Pieces of a page that wait on disk until their order is known; gone with the report. */
export class MarkupFile implements Disposable {
  readonly #path: string;
  readonly #descriptor: number;
  #waiting: string[] = [];
  #written = 0;
  #end = 0;

  constructor({ path }: { path: string }) {
    this.#path = path;
    this.#descriptor = openSync(path, 'w+', OWNER_ONLY);
  }

  add(markup: string): Place {
    const place = { at: this.#end, bytes: Buffer.byteLength(markup) };
    this.#end += place.bytes;
    this.#waiting.push(markup);
    if (this.#end - this.#written >= WRITTEN_FROM_BYTES) this.#write();
    return place;
  }

  read({ at, bytes }: Place): string {
    this.#write();
    const piece = Buffer.alloc(bytes);
    const read = readSync(this.#descriptor, piece, { position: at });
    if (read !== bytes) throw new Error(`${this.#path}: ${read} bytes of ${bytes} could be read`);
    return piece.toString();
  }

  [Symbol.dispose](): void {
    closeSync(this.#descriptor);
    rmSync(this.#path, { force: true });
  }

  #write(): void {
    if (this.#waiting.length === 0) return;
    writeFileSync(this.#descriptor, this.#waiting.join(''));
    this.#waiting = [];
    this.#written = this.#end;
  }
}
