import type * as z from 'zod';

/** One column of a file: the other names it has for programs, whether its cells are a person's, and whether they are days. */
export type TableColumn = { aliases: readonly string[]; personal: boolean; day?: true };

/** What a file may hold: its columns, how a row is read, and which columns it cannot do without. */
export type TableLayout<Schema extends z.ZodType> = {
  /** As in "the contacts file". */
  kind: string;
  table: 'contact' | 'account' | 'opportunity';
  /** The column that the hidden id column of an export stands for. */
  id: string;
  columns: Readonly<Record<string, TableColumn>>;
  /** Which of our columns stand for columns of a related account, "Website (Company Name) (Account)". */
  ofAccount: Readonly<Record<string, string>>;
  row: Schema;
  /** What is missing, in words, or undefined when the columns found suffice. */
  missing: (found: ReadonlySet<string>) => string | undefined;
};

/** A layout whatever its rows are. */
export type AnyLayout = TableLayout<z.ZodType>;
