import table from './known-ties.json' with { type: 'json' };

const aliasOf = new Map<string, string>(
  table.sameCompany.flatMap((names) => names.map((name): [string, string] => [name, names[0] ?? name])),
);
const canonical = (core: string): string => aliasOf.get(core) ?? core;
const pairKey = (pair: readonly string[]): string => pair.map(canonical).sort().join('|');
const relatedPairs = new Set(table.relatedCompanies.map(pairKey));

/** What the public knows of two normalised names that spelling does not show. */
export function knownTie(left: string, right: string): 'same' | 'related' | undefined {
  if (canonical(left) === canonical(right)) return 'same';
  return relatedPairs.has(pairKey([left, right])) ? 'related' : undefined;
}
