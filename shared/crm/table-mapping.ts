import * as z from 'zod';
import type { UnreadableRow } from './contract.ts';

/** A row as Dataverse sends it. */
export type WireRow = Readonly<Record<string, unknown>>;

/** One column: its logical name and how its value enters. */
export type Column<Schema extends z.ZodType = z.ZodType> = {
  /** Absent for what comes without being selected. */
  select?: string;
  pick: (row: WireRow) => unknown;
  schema: Schema;
};
type Columns = Readonly<Record<string, Column>>;

/** The values of a row under our words. */
export type Values<Table extends Columns> = {
  [Word in keyof Table]: z.output<Table[Word]['schema']>;
};

export type RowReading<Row> =
  { kind: 'row'; row: Row } | { kind: 'nothing' } | ({ kind: 'unreadable' } & UnreadableRow);

/** Everything the room knows of one table. */
export type TableMapping<Row> = {
  /** Entity set, the table's name in URLs. */
  set: string;
  key: string;
  /** Columns to ask for, as `$select` wants them. */
  select: string;
  read: (row: WireRow) => RowReading<Row>;
};

export const column = <Schema extends z.ZodType>(name: string, schema: Schema): Column<Schema> => ({
  select: name,
  pick: (row) => row[name],
  schema,
});

/** Version of the row; comes with every row unasked. */
export const etagColumn: Column<z.ZodString> = {
  pick: (row) => row['@odata.etag'],
  schema: z.string().min(1),
};

const TYPE_ANNOTATION = '@Microsoft.Dynamics.CRM.lookuplogicalname';

/** Asks for the type of each lookup: a customer may be an account or a contact. */
export const LOOKUP_TYPES = 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"';

export type Lookup = { id: string; table: string };

const lookupSchema = z.object({ id: z.guid(), table: z.string() }).optional();

/** A lookup that may point to several tables: absent, or the id with its table's logical name. */
export const lookupColumn = (name: string): Column<typeof lookupSchema> => ({
  select: name,
  pick: (row) => (row[name] == null ? undefined : { id: row[name], table: row[`${name}${TYPE_ANNOTATION}`] }),
  schema: lookupSchema,
});

/** Text where blank is the same as absent. */
export const textSchema = z
  .string()
  .nullish()
  .transform((text) => {
    const trimmed = text?.trim();
    return trimmed === '' ? undefined : trimmed;
  });

/** A text column that only some environments have. */
export const columnIfSet = (name: string | undefined): Column<typeof textSchema> =>
  name === undefined ? { pick: () => undefined, schema: textSchema } : column(name, textSchema);

/** A value that may be null, where null is the same as absent. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

/** Without the keys whose value is undefined: `exactOptionalPropertyTypes` tells absent and undefined apart. */
export type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<Fields>; // the filter removes exactly what the type does
}

/** Field and kind of fault, never the value: it may be a person's. */
const problemOf = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ');

/** `toRow` answers undefined for a row that means nothing to us. */
export function makeTableMapping<Table extends Columns, Row>(table: {
  set: string;
  key: string;
  columns: Table;
  toRow: (values: Values<Table>) => Row | undefined;
}): TableMapping<Row> {
  const columns: readonly [string, Column][] = Object.entries(table.columns);
  const schema = z.object(Object.fromEntries(columns.map(([word, { schema }]) => [word, schema])));

  return {
    set: table.set,
    key: table.key,
    select: columns.flatMap(([, { select }]) => select ?? []).join(','),
    read: (row) => {
      const picked = Object.fromEntries(columns.map(([word, { pick }]) => [word, pick(row)]));
      const parsed = schema.safeParse(picked);
      if (!parsed.success) {
        const id = z.guid().safeParse(row[table.key]);
        return {
          kind: 'unreadable',
          id: id.data?.toLowerCase() ?? '',
          problem: `${table.set} ${problemOf(parsed.error)}`,
        };
      }
      const read = table.toRow(parsed.data as Values<Table>); // each word was parsed by its own column's schema
      return read === undefined ? { kind: 'nothing' } : { kind: 'row', row: read };
    },
  };
}
