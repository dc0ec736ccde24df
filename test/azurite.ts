import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

// Azurite's public account, the same in every installation (its README, "Default Storage Account").
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const HOST = '127.0.0.1';
const SCRIPT = 'node_modules/azurite/dist/src/table/main.js';
const FLAGS = ['--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry'];

export type Azurite = { connectionString: string; stop: () => Promise<void> };

/** With port 0 Azurite takes a free port and never says which: so we find one first. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the probe did not listen on TCP');
  return address.port;
}

/** Starts a table service of its own; nothing is written to disk. */
export async function startAzurite(): Promise<Azurite> {
  const port = String(await freePort());
  const script = path.join(__dirname, '..', SCRIPT);
  const child = spawn(process.execPath, [script, ...FLAGS, '--tableHost', HOST, '--tablePort', port], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output.push(line);
      if (line.includes('successfully started')) resolve();
    });
    void exited.then(() => {
      reject(new Error(`azurite-table ended before it listened: ${output.join('\n')}`));
    });
  });
  const endpoint = `http://${HOST}:${port}/${ACCOUNT}`;
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${ACCOUNT_KEY};TableEndpoint=${endpoint};`,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
