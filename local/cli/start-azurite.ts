import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { COUNT_MESSAGE, STOP_MESSAGE, storageMessageSchema } from '../table-storage/storage-messages.ts';
import type { StorageMessage } from '../table-storage/storage-messages.ts';

/** Azurite's own well-known account (its README); no secret of anybody's. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Azurite makes much garbage and V8 lets the heap grow fourfold before it looks. */
const FRUGAL = ['--heap-growing-percent=20', '--max-semi-space-size=8'];

/** It has nothing left to save when it is asked to stop; after this long it is ended. */
const STOP_PATIENCE_MS = 10_000;

export type Azurite = {
  pid: number;
  url: string;
  connectionString: string;
  /** Requests to the tables by HTTP method; a transaction is one POST to $batch. */
  operations: () => Promise<Record<string, number>>;
  stop: () => Promise<void>;
};

type AzuriteOptions = {
  /** Folder with node_modules. */
  root: string;
  port: number;
  /** Where the rows are kept. Absent: everything in memory. */
  file: string | undefined;
};

async function askOperations(child: ChildProcess): Promise<Record<string, number>> {
  const answer = Promise.withResolvers<Record<string, number>>();
  const listen = (message: unknown) => {
    const told = storageMessageSchema.parse(message);
    if (told.kind === 'operations') answer.resolve(told.operations);
  };
  child.on('message', listen);
  child.send(COUNT_MESSAGE);
  try {
    return await answer.promise;
  } finally {
    child.off('message', listen);
  }
}

/** Resolves when it listens; rejects with its last lines when it ends before. */
async function untilReady(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      if (lastLines.push(line) > 5) lastLines.shift();
    });
  }
  const ready = new Promise<StorageMessage>((resolve) => {
    child.once('message', (message) => {
      resolve(storageMessageSchema.parse(message));
    });
  });
  const first = await Promise.race([ready, exited]);
  if (first === undefined) throw new Error(`Azurite ended while it started: ${lastLines.join(' | ')}`);
}

/**
 * Starts Azurite's table service as a process of its own. It ends when this process does, however that ends: the
 * channel between them closes.
 */
export async function startAzurite({ root, port, file }: AzuriteOptions): Promise<Azurite> {
  const place = file === undefined ? [] : ['--file', file];
  const main = join(root, 'local/table-storage/main.ts');
  const child = fork(main, ['--port', String(port), ...place], { cwd: root, execArgv: FRUGAL, silent: true });
  const exited = once(child, 'exit').then(() => undefined);
  await untilReady(child, exited);
  const url = `http://127.0.0.1:${port}/${ACCOUNT}`;
  return {
    pid: child.pid ?? 0,
    url,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${url};`,
    operations: () => askOperations(child),
    stop: async () => {
      if (child.connected) child.send(STOP_MESSAGE);
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
      await exited;
      clearTimeout(patience);
    },
  };
}
