import type * as z from 'zod';
import { orderOf, type DayColumns } from './days/decide-day-orders.ts';
import { readDay } from './days/read-day.ts';
import type { TableHeader } from './header/read-header.ts';
import type { AnyLayout, TableLayout } from './header/table-layout.ts';
import { isBlank, textOf, type Cell, type SourceRow, type TableSource } from './source-row.ts';

export type TableRow<Row> =
  | { kind: 'row'; line: number; row: Row }
  | { kind: 'rejected'; line: number; column?: string; problem: string };

type Reading<Schema extends z.ZodType> = {
  layout: TableLayout<Schema>;
  header: TableHeader;
  days: DayColumns;
};

/** The longest value that is repeated in a message. */
const SHOWN_MAX = 40;

function explain(
  layout: AnyLayout,
  written: Record<string, string>,
  error: z.ZodError,
): { column?: string; problem: string } {
  const problems = error.issues.map((issue) => {
    const column = issue.path[0];
    if (typeof column !== 'string') return issue.message;
    const value = written[column];
    const shown = value !== undefined && layout.columns[column]?.personal === false;
    return `${column}: ${shown ? `found "${value.slice(0, SHOWN_MAX)}"; ` : ''}${issue.message}`;
  });
  const column = error.issues[0]?.path[0];
  return { ...(typeof column === 'string' ? { column } : {}), problem: problems.join(' | ') };
}

function countProblem(cells: readonly Cell[], header: TableHeader): string | undefined {
  if (cells.length === header.columns.length) return undefined;
  const hint =
    cells.length > header.columns.length
      ? 'a cell that holds the separator needs quotation marks'
      : 'a line break inside a cell needs quotation marks';
  return `${cells.length} cells, but the header has ${header.columns.length} columns; ${hint}`;
}

/** A day as `YYYY-MM-DD`, unknown where the column does not say which number is the month, else the text as it is. */
function dayText(
  text: string,
  { source, days, name }: { source: TableSource; days: DayColumns; name: string },
): string {
  const reading = readDay(text, orderOf(days.get(name)));
  if (reading.kind === 'day') return reading.day;
  return reading.kind === 'ambiguous' ? '' : (source.dayOfNumber(text) ?? text);
}

/** `named`: what the row is read from; `written`: the same cells as they stand in the file. */
type NamedCells =
  { named: Record<string, string>; written: Record<string, string> } | { column: string; problem: string };

function nameCells(
  source: TableSource,
  { layout, header, days }: Reading<z.ZodType>,
  cells: readonly Cell[],
): NamedCells {
  const named: Record<string, string> = {};
  const written: Record<string, string> = {};
  for (const [index, name] of header.columns.entries()) {
    if (name === undefined) continue;
    const cell = cells[index];
    if (typeof cell === 'object')
      return {
        column: name,
        problem: `${name}: found ${cell.error.slice(0, SHOWN_MAX)}, an error of Excel; correct the cell or empty it`,
      };
    const text = textOf(cell);
    const value = layout.columns[name]?.day === true ? dayText(text, { source, days, name }) : text;
    if (value !== '') named[name] = value;
    written[name] = text;
  }
  return { named, written };
}

function readRow<Schema extends z.ZodType>(
  source: TableSource,
  reading: Reading<Schema>,
  row: SourceRow,
): TableRow<z.infer<Schema>> {
  const { line } = row;
  if ('problem' in row) return { kind: 'rejected', line, problem: row.problem };
  const miscounted = source.ragged ? undefined : countProblem(row.cells, reading.header);
  if (miscounted !== undefined) return { kind: 'rejected', line, problem: miscounted };
  const cells = nameCells(source, reading, row.cells);
  if ('problem' in cells) return { kind: 'rejected', line, ...cells };
  const parsed = reading.layout.row.safeParse(cells.named);
  if (parsed.success) return { kind: 'row', line, row: parsed.data };
  return { kind: 'rejected', line, ...explain(reading.layout, cells.written, parsed.error) };
}

/** The rows below the header, each in our words or with what is wrong with it. Blank rows are none. */
export async function* readTable<Schema extends z.ZodType>(
  source: TableSource,
  reading: Reading<Schema>,
): AsyncGenerator<TableRow<z.infer<Schema>>, void> {
  for await (const row of source.rows()) {
    if (row.line <= reading.header.line) continue;
    if ('problem' in row || !isBlank(row.cells)) yield readRow(source, reading, row);
  }
}
