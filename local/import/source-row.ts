/** A cell is its text; an Excel cell may instead hold an error such as #N/A, which is no value of anything. */
export type Cell = string | { error: string };

/** A row of a file as it stands there: its cells, or why they cannot be told apart. Lines are counted as people see them. */
export type SourceRow = { line: number; cells: readonly Cell[] } | { line: number; problem: string };

/** A table that can be read again and again, each time from the start and never held as a whole. */
export type TableSource = {
  rows: () => AsyncGenerator<SourceRow, void>;
  /** As people would say it: "CSV, UTF-8, separated by semicolons". */
  format: string;
  /** Rows of a text must have as many cells as the header; sheets leave out empty cells at the end. */
  ragged: boolean;
  /** The ISO day of a number in a day's column; undefined where numbers are no days. */
  dayOfNumber: (text: string) => string | undefined;
};

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? cell.trim() : (cell?.error ?? '');

export const isBlank = (cells: readonly Cell[]): boolean => cells.every((cell) => textOf(cell) === '');
