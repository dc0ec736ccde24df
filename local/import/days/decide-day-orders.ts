import type { TableHeader } from '../header/read-header.ts';
import type { AnyLayout } from '../header/table-layout.ts';
import { textOf, type TableSource } from '../source-row.ts';
import { orderShownBy, readDay, type DayOrder } from './read-day.ts';

/** What a column of days shows of the order of its numbers, over the whole file. */
export type DayColumn = { dayFirst: number; monthFirst: number; ambiguous: number };
export type DayColumns = ReadonlyMap<string, DayColumn>;

/** Both orders in one column are evidence of neither. */
export const orderOf = (column: DayColumn | undefined): DayOrder => {
  if (column === undefined || column.dayFirst > 0 === column.monthFirst > 0) return undefined;
  return column.dayFirst > 0 ? 'dayFirst' : 'monthFirst';
};

function count(column: DayColumn, text: string): void {
  const order = orderShownBy(text);
  if (order !== undefined) column[order] += 1;
  else if (readDay(text, undefined).kind === 'ambiguous') column.ambiguous += 1;
}

/** Reads the file once to see in which order each of its day columns writes day and month. */
export async function decideDayOrders(
  source: TableSource,
  { header, layout }: { header: TableHeader; layout: AnyLayout },
): Promise<DayColumns> {
  const columns = new Map<string, DayColumn>();
  const places = [...header.columns.entries()].filter(
    ([, name]) => name !== undefined && layout.columns[name]?.day === true,
  );
  for (const [, name] of places)
    if (name !== undefined) columns.set(name, { dayFirst: 0, monthFirst: 0, ambiguous: 0 });
  if (places.length === 0) return columns;
  for await (const row of source.rows()) {
    if ('problem' in row || row.line <= header.line) continue;
    for (const [index, name = ''] of places) {
      const column = columns.get(name);
      if (column !== undefined) count(column, textOf(row.cells[index]));
    }
  }
  return columns;
}
