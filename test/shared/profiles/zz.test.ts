import { TableClient, odata } from '@azure/data-tables';
import { startAzurite } from '../../azurite.ts';
it('measures', async () => {
  const a = await startAzurite();
  try {
  const log: string[] = [];
 const t = TableClient.fromConnectionString(a.connectionString, 'Test1', { allowInsecureConnection: true });
  await t.createTable();
  const hex = (n: number) => require('crypto').createHash('sha256').update(String(n)).digest('hex').slice(0, 32);
  let s = performance.now();
  const byP = new Map<string, any[]>();
  for (let i = 0; i < 9000; i++) { const k = hex(i); const p = k[0]!; byP.set(p, [...(byP.get(p) ?? []), ['upsert', { partitionKey: p, rowKey: k + hex(-i) }, 'Replace']]); }
  for (const acts of byP.values()) for (let i = 0; i < acts.length; i += 100) await t.submitTransaction(acts.slice(i, i + 100) as any);
  log.push(String(['tx per row', (performance.now() - s) / 9000]));
  s = performance.now();
  await Promise.all(Array.from({ length: 8 }, async (_, w) => { for (let i = 0; i < 50; i++) { const k = hex(w * 50 + i); for await (const page of t.listEntities({ queryOptions: { filter: odata`PartitionKey eq ${k[0]!} and RowKey ge ${k} and RowKey lt ${k + 'g'}` } }).byPage({ maxPageSize: 201 })) { if (page.length !== 1) throw new Error('x' + page.length); } } }));
  log.push(String(['range query', (performance.now() - s) / 400]));
  s = performance.now();
  await Promise.all(Array.from({ length: 8 }, async (_, w) => { for (let i = 0; i < 50; i++) { const k = hex(w * 50 + i); await t.getEntity(k[0]!, k + hex(-(w * 50 + i))); } }));
  log.push(String(['point', (performance.now() - s) / 400]));
  s = performance.now();
  await Promise.all(Array.from({ length: 8 }, async (_, w) => { for (let i = 0; i < 50; i++) { const k = hex(w * 50 + i); await t.upsertEntity({ partitionKey: k, rowKey: 'x' }, 'Replace'); } }));
  log.push(String(['single upsert', (performance.now() - s) / 400]));
  s = performance.now();
  await Promise.all(Array.from({ length: 8 }, async (_, w) => { for (let i = 0; i < 50; i++) { const k = hex(w * 50 + i); for await (const page of t.listEntities({ queryOptions: { filter: odata`PartitionKey eq ${k}` } }).byPage({ maxPageSize: 201 })) { if (page.length !== 1) throw new Error('x' + page.length); } } }));
  log.push(String(['pk query', (performance.now() - s) / 400]));
  throw new Error(log.join('\n')); } finally { await a.stop(); }
}, 60000);
