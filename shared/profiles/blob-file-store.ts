import { RestError, type BlobItem, type ContainerClient } from '@azure/storage-blob';
import { GiveUp, RetryLater } from '../domain/failures.ts';
import { changedWhileRead, type FeedFile, type FileStore, type ReadRequest } from './file-store.ts';

/** A blob container: read by range, on the version that was listed. */
export function makeBlobFileStore({ container }: { container: ContainerClient }): FileStore {
  return {
    async listFiles(abortSignal) {
      try {
        const files: FeedFile[] = [];
        for await (const blob of container.listBlobsFlat({ abortSignal })) files.push(describe(blob));
        return files.sort((one, other) => (one.name < other.name ? -1 : 1));
      } catch (error) {
        throw faultOf(error, { container, signal: abortSignal });
      }
    },

    async *readBytes({ file, from, signal }: ReadRequest) {
      if (from >= file.size) return; // a range that begins at the end is refused with 416
      try {
        const conditions = { ifMatch: file.version };
        const answer = await container
          .getBlobClient(file.name)
          .download(from, undefined, { conditions, abortSignal: signal });
        if (answer.readableStreamBody === undefined) return; // browsers only
        for await (const chunk of answer.readableStreamBody) yield Buffer.from(chunk);
      } catch (error) {
        const status = error instanceof RestError ? error.statusCode : undefined;
        const gone = status === 404 || status === 412;
        throw gone ? changedWhileRead(file) : faultOf(error, { container, signal });
      }
    },
  };
}

function describe({ name, properties }: BlobItem): FeedFile {
  const { etag, contentLength = 0, lastModified } = properties;
  return { name, version: etag, size: contentLength, modifiedAt: lastModified };
}

function faultOf(
  error: unknown,
  { container, signal }: { container: ContainerClient; signal: AbortSignal },
): Error {
  if (signal.aborted) return new RetryLater('out_of_time', { cause: error });
  const status = error instanceof RestError ? error.statusCode : undefined;
  const place = `feed container "${container.containerName}"`;
  if (status === 404) {
    const detail = `the ${place} does not exist; create it or correct the setting that names it`;
    return new GiveUp('profile_source_malformed', { cause: error, detail });
  }
  if (status === 401 || status === 403) {
    const detail = `the ${place} may not be read; give the app's identity the role Storage Blob Data Reader on it`;
    return new GiveUp('profile_source_malformed', { cause: error, detail });
  }
  return new RetryLater('profile_source_unavailable', { cause: error, detail: place });
}
