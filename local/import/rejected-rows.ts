import { basename } from 'node:path';

export type RejectedRow = { file: string; line: number; column?: string; problem: string };

/** Enough to see what is wrong with a file; the total says how much more there is. */
const KEPT_MAX = 1_000;

/** Rows that could not be taken, and notes on rows that were; memory stays flat however bad a file is. */
export class RejectedRows {
  readonly rows: RejectedRow[] = [];
  readonly notes: RejectedRow[] = [];
  total = 0;
  noted = 0;

  reject(row: RejectedRow): void {
    this.total += 1;
    if (this.rows.length < KEPT_MAX) this.rows.push(reported(row));
  }

  note(row: RejectedRow): void {
    this.noted += 1;
    if (this.notes.length < KEPT_MAX) this.notes.push(reported(row));
  }
}

/** Just what is reported, in the order in which people read it: callers hand over richer values. */
const reported = ({ file, line, column, problem }: RejectedRow): RejectedRow => ({
  file: basename(file),
  line,
  ...(column !== undefined && { column }),
  problem,
});
