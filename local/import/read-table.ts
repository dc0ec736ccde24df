import type * as z from 'zod';
import { readHeader, type TableHeader } from './read-header.ts';
import { readRecords } from './read-records.ts';
import type { TableLayout } from './table-layout.ts';

export type TableRow<Row> =
  | { kind: 'row'; line: number; row: Row }
  | { kind: 'rejected'; line: number; column?: string; problem: string };

function namedCells(header: TableHeader, cells: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [index, name] of header.columns.entries()) {
    const text = cells[index]?.trim() ?? '';
    if (name !== undefined && text !== '') named[name] = text;
  }
  return named;
}

/** The longest value that is repeated in a message. */
const SHOWN_MAX = 40;

function explain(
  layout: TableLayout<z.ZodType>,
  named: Record<string, string>,
  error: z.ZodError,
): { column?: string; problem: string } {
  const problems = error.issues.map((issue) => {
    const column = issue.path[0];
    if (typeof column !== 'string') return issue.message;
    const value = named[column];
    const shown = value !== undefined && layout.columns[column]?.personal === false;
    return `${column}: ${shown ? `found "${value.slice(0, SHOWN_MAX)}"; ` : ''}${issue.message}`;
  });
  const column = error.issues[0]?.path[0];
  return { ...(typeof column === 'string' ? { column } : {}), problem: problems.join(' | ') };
}

function readRow<Schema extends z.ZodType>(
  layout: TableLayout<Schema>,
  header: TableHeader,
  record: { line: number; cells: readonly string[] },
): TableRow<z.infer<Schema>> {
  const { line, cells } = record;
  if (cells.length !== header.columns.length) {
    const hint =
      cells.length > header.columns.length
        ? 'a cell that holds the separator needs quotation marks'
        : 'a line break inside a cell needs quotation marks';
    return {
      kind: 'rejected',
      line,
      problem: `${cells.length} cells, but the header has ${header.columns.length} columns; ${hint}`,
    };
  }
  const named = namedCells(header, cells);
  const parsed = layout.row.safeParse(named);
  if (parsed.success) return { kind: 'row', line, row: parsed.data };
  return { kind: 'rejected', line, ...explain(layout, named, parsed.error) };
}

/** The rows of a file, each in our words or with what is wrong with it. Blank rows are none. */
export async function* readTable<Schema extends z.ZodType>(
  file: string,
  layout: TableLayout<Schema>,
): AsyncGenerator<TableRow<z.infer<Schema>>, void> {
  const header = await readHeader(file, layout);
  const start = { offset: header.endsAt, line: header.line + 1 };
  for await (const record of readRecords(file, { delimiter: header.delimiter, start })) {
    if ('problem' in record) yield { kind: 'rejected', ...record };
    else if (record.cells.some((cell) => cell.trim() !== '')) yield readRow(layout, header, record);
  }
}
