import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEVELOPER_ID,
  readDevelopmentKey,
  signDevelopmentToken,
} from '../../../local/access/development-key.ts';

type App = { address: string; said: () => string; stop: () => Promise<void> };

let folder: string;
let argv: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switched-off-'));
  const contacts = join(folder, 'contacts.csv');
  await writeFile(contacts, 'firstName,lastName,accountName\nIda,Holm,Halden Optik\n');
  argv = ['local/cli/main.ts', '--contacts', contacts, '--state', join(folder, 'kept')];
});
afterAll(() => rm(folder, { recursive: true }));

const start = (...more: string[]) => spawn(process.execPath, [...argv, ...more], { stdio: 'pipe' });

/** Once it has told its addresses. */
async function app(): Promise<App> {
  const child = start();
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(`it ended: ${said}`));
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [, found] = /^app +(\S+)/m.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
  });
  const stop = async () => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  return { address, said: () => said, stop };
}

/** As somebody with `npm run token`. */
async function decide({ address }: App, dataValidation: string): Promise<unknown> {
  const key = await readDevelopmentKey(join(folder, 'kept'));
  const token = await signDevelopmentToken(key, {
    callerId: DEVELOPER_ID,
    roles: ['DataValidation.Manage'],
    now: new Date(),
  });
  const headers = { authorization: `Bearer ${token}` };
  const current = await fetch(`${address}/enablement`, { headers });
  const changed = await fetch(`${address}/enablement`, {
    method: 'PUT',
    headers: { ...headers, 'if-match': current.headers.get('etag') ?? '' },
    body: JSON.stringify({ dataValidation }),
  });
  return changed.json();
}

it('leaves data validation off after a restart once somebody switched it off, until they switch it on', async () => {
  const first = await app();
  expect(first.said()).toContain('1 contact validated');
  expect(await decide(first, 'off')).toMatchObject({ dataValidation: 'off' });
  await first.stop();

  const once_ = start('--once');
  let error = '';
  once_.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  expect(await once(once_, 'exit')).toEqual([1, null]);
  expect(error).toMatch(/^Data validation is off, as somebody decided .+ start it without --once\.\n$/);

  const second = await app();
  expect(second.said()).toContain('nothing was validated');
  expect(await decide(second, 'on')).toHaveProperty('runId');
  await second.stop();
}, 120_000);
