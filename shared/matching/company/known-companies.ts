import type { AliasRelation, AliasRow } from './alias-table.ts';
import table from './known-companies.json' with { type: 'json' };
import * as z from 'zod';
import { SAME_RELATIONS, TIE_RELATIONS } from './alias-table.ts';

const relationSchema = z.enum([...SAME_RELATIONS, ...TIE_RELATIONS]);

/** The shipped table of well-known renames, acronyms, translations, mergers and splits, one row per pair of names. */
export function knownCompanies(): AliasRow[] {
  return table.companies.flatMap(({ name, names }) =>
    names.map(([alias, relation, since]): AliasRow => {
      const read: AliasRelation = relationSchema.parse(relation);
      return typeof since === 'number'
        ? { name, alias: String(alias), relation: read, since }
        : { name, alias: String(alias), relation: read };
    }),
  );
}
