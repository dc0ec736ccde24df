import { startAzurite, type Azurite } from '../../azurite.ts';
import { makeTableStorage } from '../../../shared/state/table-storage.ts';

let azurite: Azurite;
beforeAll(async () => { azurite = await startAzurite(); });
afterAll(() => azurite.stop());
it('probes', async () => {
  const storage = makeTableStorage({ endpoint: { kind: 'connectionString', value: azurite.connectionString }, credential: { getToken: async () => null } });
  let t = Date.now();
  await storage.createTablesIfMissing();
  await storage.createTablesIfMissing();
  console.log('tables', Date.now() - t, azurite.tableAddress);
  const table = storage.table('Links');
  const etags = await table.saveRows([1,2,3].map((n) => ({ row: { partitionKey: 'a', rowKey: String(n), columns: { n, big: 1e13, text: 'x😀'.repeat(40000) } }, etag: undefined })));
  console.log(etags);
  const rows = await table.readRows([{ partitionKey: 'a', rowKey: '2' }]);
  console.log(rows.map((r) => ({ ...r, columns: { ...r.columns, text: r.columns['text'] === 'x😀'.repeat(40000) } })));
  const keys = Array.from({ length: 8000 }, (_, i) => ({ partitionKey: 'k' + String(i % 2000), rowKey: String(i), columns: {} }));
  t = Date.now();
  await table.upsertRows(keys);
  console.log('8000 in 2000 partitions', Date.now() - t);
  t = Date.now();
  for (let i = 0; i < 100; i++) await table.listAllRows({ partition: 'k' + String(i) });
  console.log('100 queries over 8000 rows', Date.now() - t);
  t = Date.now();
  await table.readRows(keys.slice(0, 1000));
  console.log('1000 point reads', Date.now() - t);
}, 120000);
