import type * as z from 'zod';

/** One column of a file: our word for it, and the other captions it may have. */
export type TableColumn = { aliases: readonly string[]; personal: boolean };

/** What a file may hold: its columns, how a row is read, and which columns it cannot do without. */
export type TableLayout<Schema extends z.ZodType> = {
  /** As in "the contacts file". */
  kind: string;
  columns: Readonly<Record<string, TableColumn>>;
  row: Schema;
  /** What is missing, in words, or undefined when the columns found suffice. */
  missing: (found: ReadonlySet<string>) => string | undefined;
};

const folded = (caption: string) => caption.replaceAll(/[\s\u00a0_]+/g, '').toLowerCase();

/** Our word for a caption, whatever its case; undefined for a column that means nothing to us. */
export function columnOf(columns: TableLayout<z.ZodType>['columns'], caption: string): string | undefined {
  const wanted = folded(caption);
  for (const [name, column] of Object.entries(columns)) {
    if ([name, ...column.aliases].some((known) => folded(known) === wanted)) return name;
  }
  return undefined;
}
