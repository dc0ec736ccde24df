import { TableClient } from '@azure/data-tables';
import { makeTableWriter } from '../../../shared/state/table-writer.ts';

/** A client that notes the sizes of its transactions and how many are under way; nothing goes anywhere. */
function watchedClient() {
  const seen = { sizes: new Array<number>(), underWay: 0, most: 0 };
  const submitTransaction = async (actions: readonly unknown[]) => {
    seen.sizes.push(actions.length);
    seen.underWay += 1;
    seen.most = Math.max(seen.most, seen.underWay);
    await new Promise((resolve) => setImmediate(resolve));
    seen.underWay -= 1;
    return { subResponses: actions.map(() => ({ etag: 'x' })) };
  };
  const real = new TableClient('https://nowhere.example', 'Rows');
  const client = new Proxy(real, {
    get: (target, name): unknown =>
      name === 'submitTransaction' ? submitTransaction : Reflect.get(target, name, target),
  });
  return { client, seen };
}

const rowsOf = ({ partitions, each }: { partitions: number; each: number }) =>
  Array.from({ length: partitions * each }, (_, number) => ({
    partitionKey: `p${number % partitions}`,
    rowKey: String(number),
    columns: {},
  }));

it.each([
  ['a page of contacts: 8 of 100 rows', { partitions: 16, each: 300 }, { transactions: 48, atOnce: 8 }],
  ['a job: every partition', { partitions: 16, each: 6 }, { transactions: 16, atOnce: 16 }],
  ['many small ones: 32', { partitions: 50, each: 4 }, { transactions: 50, atOnce: 32 }],
])(
  'has as many transactions under way as their rows allow: %s',
  async (_, rows, { transactions, atOnce }) => {
    const { client, seen } = watchedClient();
    const deps = {
      client,
      read: () => Promise.resolve(undefined),
      where: 'writing',
      newOperationId: () => 'id',
    };
    await makeTableWriter(deps).upsertRows(rowsOf(rows));
    expect(seen.sizes).toHaveLength(transactions);
    expect(seen.sizes.reduce((sum, size) => sum + size, 0)).toBe(rows.partitions * rows.each);
    expect(seen.most).toBe(atOnce);
  },
);
