import * as z from 'zod';
import { type AliasRow, aliasRelationSchema } from './alias-table.ts';

/** A row of the customer's own list, as columns of text. */
const rowSchema = z.object({
  name: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  alias: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  relation: z
    .string()
    .trim()
    .toLowerCase()
    .transform((text) => (text === '' ? 'same' : text.replaceAll(/[\s-]+/g, '_')))
    .pipe(aliasRelationSchema),
  since: z
    .string()
    .trim()
    .regex(/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/, 'is no year (2021) or day (2021-06-01)'),
});

export type AliasListError = { line: number; column: string; problem: string };
export type AliasList = { rows: AliasRow[]; errors: AliasListError[] };

/** A record of a delimited file with the line it starts on. */
export type AliasRecord = { line: number; columns: Readonly<Record<string, string>> };

/**
 * Reads the customer's list of names for one company (columns name, alias, relation, since). Every bad row is an error
 * with its line; the good ones stand. The caller takes the file apart, so that this stays pure.
 */
export function readAliasList(records: Iterable<AliasRecord>): AliasList {
  const list: AliasList = { rows: [], errors: [] };
  for (const { line, columns } of records) {
    const { name = '', alias = '', relation = '', since = '' } = lowerCased(columns);
    const read = rowSchema.safeParse({ name, alias, relation, since });
    if (read.success) list.rows.push(rowOf(read.data));
    else
      for (const { path, message } of read.error.issues)
        list.errors.push({ line, column: path.join('.'), problem: problemOf(path.join('.'), message) });
  }
  return list;
}

function rowOf({ name, alias, relation, since }: z.infer<typeof rowSchema>): AliasRow {
  return since === ''
    ? { name, alias, relation }
    : { name, alias, relation, since: Number(since.slice(0, 4)) };
}

const problemOf = (column: string, message: string): string =>
  column === 'relation' ? `is none of ${aliasRelationSchema.options.join(', ')}` : message;

const lowerCased = (columns: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([key, value]) => [key.trim().toLowerCase(), value]));
