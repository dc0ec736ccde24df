import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GiveUp, RetryLater } from '../domain/failures.ts';
import { changedWhileRead, type FeedFile, type FileStore, type ReadRequest } from './file-store.ts';

/** A folder with its sub-folders, or one single file. Hidden files belong to the system, not to the feed. */
export function makeFolderFileStore({ path }: { path: string }): FileStore {
  const place = new FeedFolder(path);
  return {
    listFiles: () => place.listFiles(),
    readBytes: (request) => place.readBytes(request),
  };
}

class FeedFolder {
  private readonly path: string;
  private single = false;

  constructor(path: string) {
    this.path = path;
  }

  async listFiles(): Promise<readonly FeedFile[]> {
    try {
      const root = await stat(this.path);
      this.single = !root.isDirectory();
      const names = this.single ? [basename(this.path)] : await this.names();
      const files = await Promise.all(names.sort().map((name) => this.describe(name)));
      return files.filter((file) => file !== undefined);
    } catch (error) {
      throw this.fault(error);
    }
  }

  async *readBytes({ file, from, signal }: ReadRequest): AsyncIterable<Uint8Array> {
    const now = await this.describe(file.name);
    if (now?.version !== file.version) throw changedWhileRead(file);
    try {
      yield* createReadStream(this.locate(file.name), { start: from, signal });
    } catch (error) {
      throw signal.aborted ? new RetryLater('out_of_time', { cause: error }) : this.fault(error);
    }
  }

  private async names(): Promise<string[]> {
    const entries = await readdir(this.path, { recursive: true });
    const names = entries.map((name) => name.replaceAll('\\', '/'));
    return names.filter((name) => !name.split('/').some((part) => part.startsWith('.')));
  }

  private async describe(name: string): Promise<FeedFile | undefined> {
    const found = await stat(this.locate(name)).catch(() => undefined); // deleted since it was listed
    if (found?.isFile() !== true) return undefined;
    const { size, mtime, mtimeMs } = found;
    return { name, size, modifiedAt: mtime, version: `${String(size)}-${String(mtimeMs)}` };
  }

  private locate(name: string): string {
    return this.single ? this.path : join(this.path, name);
  }

  private fault(error: unknown): Error {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    const place = basename(this.path);
    if (code === 'ENOENT') {
      return new GiveUp('profile_source_malformed', {
        cause: error,
        detail: `the feed folder "${place}" does not exist; create it or correct the setting that names it`,
      });
    }
    if (code === 'EACCES' || code === 'EPERM') {
      return new GiveUp('profile_source_malformed', {
        cause: error,
        detail: `the feed folder "${place}" may not be read; grant the app read access to it and to its files`,
      });
    }
    return new RetryLater('profile_source_unavailable', { cause: error, detail: `feed folder "${place}"` });
  }
}
