import type { FilterNode } from '../../../local/table-storage/azurite-parts.ts';
import { keyRange } from '../../../local/table-storage/key-range.ts';

const compared = (name: string, identifier: string, value: unknown): FilterNode => ({
  name,
  left: { name: 'id', identifier },
  right: { name: 'constant', value },
});
const joined = (name: string, left: FilterNode, right: FilterNode): FilterNode => ({ name, left, right });

it('takes the bounds of both keys from what all rows must meet', () => {
  const rows = joined('and', compared('ge', 'RowKey', 'b'), compared('lt', 'RowKey', 'd'));
  expect(keyRange(joined('and', compared('eq', 'PartitionKey', 'p'), rows))).toEqual({
    PartitionKey: { from: 'p', to: 'p' },
    RowKey: { from: 'b', to: 'd' },
  });
});

it('takes the narrower of two bounds', () => {
  const from = joined('and', compared('gt', 'RowKey', 'b'), compared('ge', 'RowKey', 'c'));
  const to = joined('and', compared('le', 'RowKey', 'f'), compared('le', 'RowKey', 'e'));
  expect(keyRange(joined('and', from, to)).RowKey).toEqual({ from: 'c', to: 'e' });
});

it.each([
  ['there is no filter', undefined],
  [
    'one of two conditions is enough',
    joined('or', compared('eq', 'RowKey', 'a'), compared('eq', 'RowKey', 'b')),
  ],
  ['the condition is turned round', { name: 'not', right: compared('eq', 'RowKey', 'a') }],
  ['a column is no key', compared('eq', 'name', 'a')],
  ['the value is no text', compared('eq', 'RowKey', 5)],
])('leaves all bounds open where %s', (_, filter) => {
  expect(keyRange(filter)).toEqual({ PartitionKey: {}, RowKey: {} });
});
