import * as z from 'zod';
import { type AliasRow, aliasRelationSchema } from './alias-table.ts';
import { KNOWN_COMPANY_TABLES } from './known-company-tables.ts';

/** `[alias, relation]` or `[alias, relation, year]`. */
const namesSchema = z.array(
  z.tuple([z.string(), aliasRelationSchema], z.number()).transform(([alias, relation, since]) => ({
    alias,
    relation,
    ...(since === undefined ? {} : { since }),
  })),
);

/** The shipped tables of well-known renames, acronyms, translations, mergers and splits, one row per pair of names. */
export const knownCompanies = (): AliasRow[] =>
  Object.values(KNOWN_COMPANY_TABLES).flatMap(({ companies }) =>
    companies.flatMap(({ name, names }) => namesSchema.parse(names).map((row) => ({ name, ...row }))),
  );
