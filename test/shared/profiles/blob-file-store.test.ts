import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { BlobServiceClient, type StoragePipelineOptions } from '@azure/storage-blob';
import { RetryLater } from '../../../shared/domain/failures.ts';
import { makeBlobFileStore } from '../../../shared/profiles/blob-file-store.ts';
import { behavesAsFileStore } from '../../contracts/profiles/file-store.ts';

// Azurite's public account, the same in every installation (its README, "Default Storage Account").
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

let child: ChildProcess;
let address: string;
beforeAll(async () => {
  const script = path.join(__dirname, '../../../node_modules/azurite/dist/src/blob/main.js');
  const flags = ['--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry'];
  const started = spawn(process.execPath, [script, ...flags, '--blobHost', '127.0.0.1', '--blobPort', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child = started;
  for await (const line of createInterface({ input: started.stdout })) {
    const found = /listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (found === undefined) continue;
    address = found;
    return;
  }
  throw new Error('azurite-blob ended before it listened');
}, 30_000);
afterAll(async () => {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
});

const serviceAt = (place: string, options: StoragePipelineOptions = {}): BlobServiceClient =>
  BlobServiceClient.fromConnectionString(
    `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${place}/${ACCOUNT}`,
    options,
  );
let made = 0;

describe('a blob container', () => {
  behavesAsFileStore(async () => {
    made += 1;
    const container = serviceAt(address).getContainerClient(`feed${String(made)}`);
    await container.create();
    return {
      store: makeBlobFileStore({ container }),
      put: async (name, text) => {
        await container.getBlockBlobClient(name).upload(text, Buffer.byteLength(text));
      },
      remove: async (name) => {
        await container.deleteBlob(name);
      },
      missing: makeBlobFileStore({ container: serviceAt(address).getContainerClient('nowhere') }),
    };
  });

  it('asks for another try when the service does not answer', async () => {
    const nowhere = serviceAt('http://127.0.0.1:1', { retryOptions: { maxTries: 1 } });
    const store = makeBlobFileStore({ container: nowhere.getContainerClient('feed') });
    await expect(store.listFiles(new AbortController().signal)).rejects.toThrow(RetryLater);
  });
});
