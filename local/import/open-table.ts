import { basename } from 'node:path';
import type * as z from 'zod';
import { decideDayOrders, orderOf, type DayColumns } from './days/decide-day-orders.ts';
import { NO_CHOICES, type ColumnChoices } from './header/column-choices.ts';
import type { ColumnMatch, LeftOut } from './header/match-columns.ts';
import { readHeader } from './header/read-header.ts';
import type { TableLayout } from './header/table-layout.ts';
import { readTable, type TableRow } from './read-table.ts';
import { recogniseFile } from './recognise-file.ts';
import { openText } from './text/open-text.ts';
import { openWorkbook } from './workbook/open-workbook.ts';

/** How a file was understood, for the person who gave it. */
export type FileReading = {
  file: string;
  table: 'contact' | 'account' | 'opportunity';
  format: string;
  headerLine: number;
  matched: readonly ColumnMatch[];
  leftOut: readonly LeftOut[];
  days: readonly { column: string; order: 'dayFirst' | 'monthFirst' | 'unknown'; unread: number }[];
};

export type OpenTable<Row> = {
  file: string;
  reading: FileReading;
  found: ReadonlySet<string>;
  /** Reads the file from its beginning, as often as it is called. */
  rows: () => AsyncGenerator<TableRow<Row>, void>;
};

/** Only columns whose dates are not plain: the others need no word. */
function daysRead(columns: DayColumns): FileReading['days'] {
  return [...columns].flatMap(([column, shown]) => {
    if (shown.dayFirst + shown.monthFirst + shown.ambiguous === 0) return [];
    const order = orderOf(shown) ?? 'unknown';
    return [{ column, order, unread: order === 'unknown' ? shown.ambiguous : 0 }];
  });
}

/** Finds out what a file is and how to read it. Throws BadInput for a file that cannot be used as a whole. */
export async function openTable<Schema extends z.ZodType>(
  file: string,
  { layout, choices = NO_CHOICES }: { layout: TableLayout<Schema>; choices?: ColumnChoices | undefined },
): Promise<OpenTable<z.infer<Schema>>> {
  const isArchive = (await recogniseFile(file)) === 'archive';
  const sources = await (isArchive ? openWorkbook(file) : openText(file));
  const { source, header } = await readHeader(sources, { file, layout, choices });
  const days = await decideDayOrders(source, { header, layout });
  const { matched, leftOut, line } = header;
  return {
    file,
    reading: {
      file: basename(file),
      table: layout.table,
      format: source.format,
      headerLine: line,
      matched,
      leftOut,
      days: daysRead(days),
    },
    found: new Set(matched.map(({ column }) => column)),
    rows: () => readTable(source, { layout, header, days }),
  };
}
