import { flagValuesAmong, storedFlagIn, valueOf } from '../../../shared/crm/flag-values.ts';

const prefixed = [418_700_000, 418_700_001, 418_700_002];
const valuesAmong = (options: readonly number[]) => flagValuesAmong(options)?.map(({ value }) => value);

describe('values of the flag', () => {
  it.each([
    ['the plain ones', [0, 1, 2], [0, 1, 2]],
    ['the plain ones among others', [5, 2, 1, 0, ...prefixed], [0, 1, 2]],
    ['a publisher’s first three, in any order', [...prefixed].reverse(), prefixed],
    [
      'those of any publisher',
      [100_000_000, 100_000_001, 100_000_002, 7],
      [100_000_000, 100_000_001, 100_000_002],
    ],
    ['no two publishers’', [...prefixed, 100_000_000, 100_000_001, 100_000_002], undefined],
    ['none that lack one', prefixed.slice(0, 2), undefined],
    ['none that begin in the middle of a range', [418_700_001, 418_700_002, 418_700_003], undefined],
    ['none below the range of publishers', [10_000, 10_001, 10_002], undefined],
  ])('are %s', (_case, options, expected) => {
    expect(valuesAmong(options)).toEqual(expected);
  });

  it('translate both ways, and an option that means no flag is unreadable', () => {
    const values = flagValuesAmong(prefixed) ?? [];
    const stored = storedFlagIn(values);
    expect(([0, 1, 2] as const).map((flag) => stored.parse(valueOf(values, flag)))).toEqual([0, 1, 2]);
    expect([stored.parse(null), stored.parse(undefined)]).toEqual([null, null]);
    expect(stored.safeParse(1).success).toBe(false);
  });
});
