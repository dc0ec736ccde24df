import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableServiceClient } from '@azure/data-tables';
import { freePort } from '../../../local/cli/free-port.ts';
import { startAzurite } from '../../../local/cli/start-azurite.ts';
import { peakMemoryBytes } from '../../../local/runner/peak-memory.ts';

const clientOf = (connectionString: string) =>
  TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });

it('keeps its tables in its folder over a restart, and counts what it is asked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'));
  const start = async () =>
    startAzurite({ root: process.cwd(), port: await freePort(undefined), file: join(folder, 'tables.db') });
  try {
    const first = await start();
    await clientOf(first.connectionString).createTable('kept');
    expect(await peakMemoryBytes(first.pid)).toBeGreaterThan(10_000_000);
    expect(await first.operations()).toEqual({ POST: 1 });
    await first.stop();
    const second = await start();
    const names: (string | undefined)[] = [];
    for await (const table of clientOf(second.connectionString).listTables()) names.push(table.name);
    await second.stop();
    expect(names).toEqual(['kept']);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 30_000);

it('says why it cannot start', async () => {
  const root = await mkdtemp(join(tmpdir(), 'no-azurite-'));
  const start = startAzurite({ root, port: await freePort(undefined), file: undefined });
  await expect(start).rejects.toThrow(/Azurite ended while it started/);
  await rm(root, { recursive: true });
});

it('leaves nothing behind when whoever started it goes before it listens', async () => {
  const child = fork('local/table-storage/main.ts', ['--port', String(await freePort(undefined))]);
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 30_000);

it('takes another port when the wanted one is taken', async () => {
  const azurite = await startAzurite({
    root: process.cwd(),
    port: await freePort(undefined),
    file: undefined,
  });
  const taken = Number(new URL(azurite.url).port);
  expect(await freePort(taken)).not.toBe(taken);
  await azurite.stop();
}, 30_000);
