import { basename } from 'node:path';
import { RetryLater } from '../domain/failures.ts';

/** A file of the feed as its store lists it. */
export type FeedFile = {
  /** Path below the root of the feed, with `/`. */
  name: string;
  /** Another value as soon as the content may be another. */
  version: string;
  size: number;
  modifiedAt: Date;
};

export type ReadRequest = { file: FeedFile; from: number; signal: AbortSignal };

/** Where the feed's files lie. */
export interface FileStore {
  /** All files in the order of their names. Throws RetryLater while the store is down, GiveUp when there is none. */
  listFiles(signal: AbortSignal): Promise<readonly FeedFile[]>;

  /** The file's bytes from an offset on. Throws RetryLater when the file is no longer the one that was listed. */
  readBytes(request: ReadRequest): AsyncIterable<Uint8Array>;
}

/** Never a reading made of two versions. */
export function changedWhileRead(file: FeedFile): RetryLater {
  const name = basename(file.name);
  return new RetryLater('profile_source_unavailable', {
    detail: `feed file "${name}" changed while it was read`,
  });
}
