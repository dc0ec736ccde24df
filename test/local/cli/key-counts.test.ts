import { KeyCounts } from '../../../local/cli/key-counts.ts';
import { digest } from '../../../shared/domain/digest.ts';

const keyOf = (number: number): string => digest(number, 32);

it('counts ten thousand keys as a map does, while it grows', () => {
  const [counts, expected] = [new KeyCounts(), new Map<string, number>()];
  for (let number = 0; number < 10_000; number += 1) {
    const key = keyOf((number * number) % 7919); // some once, some often
    expect(counts.add(key)).toBe(expected.get(key) ?? 0);
    expected.set(key, (expected.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(expected.size);
  for (const [key, count] of expected) expect(counts.countOf(key)).toBe(count);
});

it('knows no key that was not added, even one that begins alike', () => {
  const counts = new KeyCounts();
  counts.add('0000000000000000ffff');
  expect(counts.has('0000000000000000')).toBe(true); // its 64 bits are all that count
  expect(counts.has('0000000000000001ffff')).toBe(false);
  expect(counts.has('0000000100000000ffff')).toBe(false);
});

it('stops counting at 255', () => {
  const counts = new KeyCounts();
  for (let times = 0; times < 300; times += 1) counts.add(keyOf(1));
  expect(counts.countOf(keyOf(1))).toBe(255);
});

it('refuses what is no key of hexadecimal digits', () => {
  expect(() => new KeyCounts().add('somebody@contoso.example')).toThrow('hexadecimal');
});

it('takes less than thirty bytes for each of a hundred thousand keys', () => {
  const counts = new KeyCounts();
  for (let number = 0; number < 100_000; number += 1) counts.add(keyOf(number));
  expect(counts.bytes).toBeLessThan(30 * 100_000);
});
