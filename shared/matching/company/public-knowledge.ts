import { type AliasRow, type AliasTable, makeAliasTable } from './alias-table.ts';
import { knownCompanies } from './known-companies.ts';
import type { Knowledge } from './prepare-name.ts';
import { PUBLIC_RARITY, type TokenRarity } from './token-rarity.ts';

let shipped: Knowledge | undefined;

/** What ships with the product; built once, on first use, because normalising its names takes milliseconds. */
export function publicKnowledge(): Knowledge {
  shipped ??= { rarity: PUBLIC_RARITY, aliases: makeAliasTable(knownCompanies()) };
  return shipped;
}

/** What ships, with the customer's own accounts and aliases; `inYear` lets old spin-offs lapse. */
export function knowledgeOf({
  rarity = PUBLIC_RARITY,
  aliases = [],
  inYear,
}: {
  rarity?: TokenRarity;
  aliases?: Iterable<AliasRow>;
  inYear?: number;
}): Knowledge {
  const table: AliasTable = makeAliasTable([...knownCompanies(), ...aliases], inYear);
  return { rarity, aliases: table };
}
