import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { freePort } from '../../../local/cli/free-port.ts';
import { startAzurite, type Azurite } from '../../../local/cli/start-azurite.ts';

const LONG_ENOUGH_MS = 30_000;

let folder: string;
let storage: Azurite;
const start = async () =>
  startAzurite({ root: process.cwd(), port: await freePort(undefined), file: join(folder, 'tables.db') });
const table = () =>
  TableClient.fromConnectionString(storage.connectionString, 'People', { allowInsecureConnection: true });

async function rowKeys(filter?: string): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  const queryOptions = filter === undefined ? {} : { filter };
  const pages = table().listEntities({ queryOptions }).byPage({ maxPageSize: 2 });
  for await (const page of pages) found.push(...page.map(({ rowKey }) => rowKey));
  return found;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
  storage = await start();
  await table().createTable();
}, LONG_ENOUGH_MS);
afterEach(async () => {
  await storage.stop();
  await rm(folder, { recursive: true });
});

const aRow = (partitionKey: string, rowKey: string) => ({ partitionKey, rowKey, name: `row ${rowKey}` });

it('lists pages of a filter in the order of both keys', async () => {
  for (const key of ['c', 'a', 'b', 'd']) await table().createEntity(aRow('two', key));
  for (const key of ['x', 'b']) await table().createEntity(aRow('one', key));
  expect(await rowKeys()).toEqual(['b', 'x', 'a', 'b', 'c', 'd']);
  expect(await rowKeys("PartitionKey eq 'two' and RowKey ge 'b'")).toEqual(['b', 'c', 'd']);
  expect(await rowKeys("name eq 'row b'")).toEqual(['b', 'b']);
  expect(await rowKeys("RowKey lt 'b' or PartitionKey eq 'one'")).toEqual(['b', 'x', 'a']);
}, 15_000);

it('takes all of a refused transaction back', async () => {
  await table().createEntity(aRow('one', 'b'));
  const transaction = table().submitTransaction([
    ['create', aRow('one', 'a')],
    ['delete', aRow('one', 'b')],
    ['create', aRow('one', 'c')],
    ['create', aRow('one', 'c')],
  ]);
  await expect(transaction).rejects.toThrow();
  expect(await rowKeys()).toEqual(['b']);
}, 15_000);

it(
  'goes on with every row and version after it was killed',
  async () => {
    const { etag } = await table().createEntity(aRow('one', 'a'));
    process.kill(storage.pid, 'SIGKILL');
    await storage.stop();
    storage = await start();
    expect(await table().getEntity('one', 'a')).toMatchObject({ name: 'row a', etag });
    await table().createTable(); // it is there already, with its row
    expect(await rowKeys()).toEqual(['a']);
  },
  LONG_ENOUGH_MS,
);

it(
  'keeps every character of a row that comes in several pieces',
  async () => {
    // The borders lie where they lie: one of four neighbouring lengths meets the middle of a character.
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const text = shift + '😀'.repeat(15_000);
      const columns = { one: text, two: text, three: text, four: text };
      await table().upsertEntity({ partitionKey: 'p', rowKey: 'r', ...columns }, 'Replace');
      const row = await table().getEntity('p', 'r');
      // Not the texts themselves: nobody wants to read these when the test fails.
      expect(Object.keys(columns).filter((name) => row[name] !== text)).toEqual([]);
    }
  },
  LONG_ENOUGH_MS,
);

it('has nothing left of a table that was deleted', async () => {
  await table().createEntity(aRow('one', 'a'));
  await table().deleteTable();
  await expect(rowKeys()).rejects.toMatchObject({ statusCode: 404 });
  await table().createTable();
  expect(await rowKeys()).toEqual([]);
}, 15_000);

it(
  'ends with the process that started it, however that ends',
  async () => {
    const args = ['--port', String(await freePort(undefined))];
    const child = fork('local/table-storage/main.ts', args, { execArgv: [], silent: true });
    await once(child, 'message');
    child.disconnect(); // what a killed parent leaves: a closed channel
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
  LONG_ENOUGH_MS,
);
