import { onFirstUse } from '../text/on-first-use.ts';
import table from './name-frequencies.json' with { type: 'json' };

export type NamePart = 'given' | 'family';

type Shares = Readonly<Record<NamePart, ReadonlyMap<string, number>>>;
const shares = onFirstUse((): Shares => ({
  given: new Map(Object.entries(table.given)),
  family: new Map(Object.entries(table.family)),
}));
const PER = 100_000;

/**
 * log2 of one in how many people bear the name, in the country where it is most common. Each spelling counts as
 * common as the name it stands for; an unlisted name is as rare as the table says, an initial as common as a letter.
 */
export function rarityOf(name: { latin: string; part: NamePart; roots: readonly string[] }): number {
  const { latin, part, roots } = name;
  if (latin.length === 1) return Math.log2(20); // some twenty letters begin names
  const known = [latin, ...roots].map((one) => shares()[part].get(one) ?? 0);
  return Math.log2(PER / Math.max(table.unlisted[part], ...known));
}
