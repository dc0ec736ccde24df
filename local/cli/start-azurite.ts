import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Azurite's own well-known account (its README); no secret of anybody's. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/**
 * Azurite makes much garbage and V8 lets the heap grow fourfold before it looks: on 2,000 contacts with tables on disk
 * 467 MB, and 266 MB when it looks earlier (measured). A fixed limit would end it on larger input.
 */
const FRUGAL = ['--heap-growing-percent=20', '--max-semi-space-size=8'];

/** Azurite saves its tables when it is asked to stop; after this long it is ended. */
const STOP_PATIENCE_MS = 10_000;

export type Azurite = {
  pid: number;
  url: string;
  connectionString: string;
  /** Requests to the tables by HTTP method; a transaction is one POST to $batch. */
  operations: () => Record<string, number>;
  stop: () => Promise<void>;
};

type AzuriteOptions = {
  /** Folder with node_modules. */
  root: string;
  port: number;
  /** Absent: everything in memory. */
  folder: string | undefined;
};

function countLine(line: string, operations: Map<string, number>): void {
  const request = /"([A-Z]+) (\S*) HTTP/.exec(line);
  const method = request?.[1];
  if (method === undefined) return;
  const kind = request?.[2]?.includes('$batch') === true ? 'TRANSACTION' : method;
  operations.set(kind, (operations.get(kind) ?? 0) + 1);
}

/** Starts Azurite's table service as a process of its own; it outlives a Ctrl-C that reaches the whole terminal. */
export async function startAzurite({ root, port, folder }: AzuriteOptions): Promise<Azurite> {
  const entry = join(root, 'node_modules/azurite/dist/src/table/main.js');
  const place = folder === undefined ? ['--inMemoryPersistence'] : ['--location', folder];
  const options = [
    '--tableHost',
    '127.0.0.1',
    '--tablePort',
    String(port),
    '--skipApiVersionCheck',
    '--disableTelemetry',
  ];
  const child = spawn(process.execPath, [...FRUGAL, entry, ...options, ...place], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const endWithUs = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', endWithUs);
  const exited = once(child, 'exit').then(() => process.removeListener('exit', endWithUs));
  const operations = new Map<string, number>();
  const lastLines: string[] = [];
  const started = Promise.withResolvers<undefined>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      countLine(line, operations);
      if (lastLines.push(line) > 5) lastLines.shift();
      if (line.includes('successfully started')) started.resolve(undefined);
    });
  }
  void exited.then(() => {
    started.reject(new Error(`Azurite ended while it started: ${lastLines.join(' | ')}`));
  });
  await started.promise;
  const url = `http://127.0.0.1:${port}/${ACCOUNT}`;
  return {
    pid: child.pid ?? 0,
    url,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${url};`,
    operations: () => Object.fromEntries([...operations].sort()),
    stop: async () => {
      child.kill('SIGINT');
      const patience = setTimeout(endWithUs, STOP_PATIENCE_MS);
      await exited;
      clearTimeout(patience);
    },
  };
}
