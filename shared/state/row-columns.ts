import * as z from 'zod';
import { GiveUp } from '../domain/failures.ts';
import type { Columns, StoredRow } from './storage-table.ts';

/** Columns of a record: absent values leave no column, lists and objects become JSON text. */
export function columnsOf(fields: Readonly<Record<string, unknown>>): Columns {
  const columns: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    columns[name] = plain ? value : JSON.stringify(value);
  }
  return columns;
}

/** A column that holds JSON text of `schema`. */
export const jsonColumn = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text) as unknown; // JSON.parse promises `any`
      } catch {
        context.addIssue('expected JSON text');
        return z.NEVER;
      }
    })
    .pipe(schema);

/** Reads a row through the persisted schema of its table; the schema sees the columns and both keys. */
export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  { table, row }: { table: string; row: StoredRow },
): z.infer<Schema> {
  const { partitionKey, rowKey, columns } = row;
  const parsed = schema.safeParse({ ...columns, partitionKey, rowKey });
  if (parsed.success) return parsed.data;
  // Names of columns only: a value may be anything once a row is broken.
  const broken = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new GiveUp('state_malformed', {
    detail: `table ${table}, row (${partitionKey}, ${rowKey}): column ${broken} is not as we write it; mend or delete the row`,
  });
}
