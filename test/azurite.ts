import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

// Azurite's public account, the same in every installation (its README, "Default Storage Account").
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export type Azurite = { connectionString: string; tableAddress: string; stop: () => Promise<void> };

const connectionStringOf = (tableAddress: string): string =>
  [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${ACCOUNT_KEY}`,
    `TableEndpoint=${tableAddress}/${ACCOUNT}`,
  ].join(';');

/** Starts a table service of its own on a free port; nothing is written to disk. */
export async function startAzurite(): Promise<Azurite> {
  const script = path.join(__dirname, '../node_modules/azurite/dist/src/table/main.js');
  const flags = ['--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry'];
  const child = spawn(
    process.execPath,
    [script, ...flags, '--tableHost', '127.0.0.1', '--tablePort', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const exited = once(child, 'exit');
  const tableAddress = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    void exited.then(() => {
      reject(new Error(`azurite-table ended before it listened: ${errors.join('')}`));
    });
  });
  return {
    connectionString: connectionStringOf(tableAddress),
    tableAddress,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
