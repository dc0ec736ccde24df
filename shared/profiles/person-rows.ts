import type { Day } from '../domain/calendar.ts';
import { PERSON_COLUMNS, POSITION_COLUMNS, type CsvHeader } from './csv-header.ts';
import type { FeedItem, Place } from './feed-item.ts';
import { feedObservation } from './feed-observation.ts';

/** As the schema of a record says; kept here too so that a file with one id throughout does not fill the memory. */
const ROWS_A_PERSON_MAX = 500;

type Cells = readonly string[];

/** Adjacent rows of one person and one reading. */
export class PersonRows {
  readonly id: string;
  private readonly header: CsvHeader;
  private readonly firstLine: number;
  private observedAt: string | undefined;
  private next: Place;
  private rows: { cells: Cells; line: number }[] = [];
  private fault: { line: number; problem: string } | undefined;

  constructor(header: CsvHeader, start: { id: string; line: number; place: Place }) {
    this.header = header;
    this.id = start.id;
    this.firstLine = start.line;
    this.next = start.place;
    if (start.place.doubtful === true) this.doubt();
  }

  get spoiled(): boolean {
    return this.fault !== undefined;
  }

  /** A row whose id is known but whose time of observation is not belongs to the reading beside it. */
  takes({ id, observedAt }: { id: string; observedAt: string | undefined }): boolean {
    if (id !== this.id) return false;
    return observedAt === undefined || this.observedAt === undefined || observedAt === this.observedAt;
  }

  add(row: { cells: Cells; line: number; next: Place }): void {
    this.next = row.next;
    this.observedAt ??= this.cell(row.cells, 'observedAt');
    if (this.rows.length < ROWS_A_PERSON_MAX) this.rows.push(row);
    else
      this.fault ??= {
        line: row.line,
        problem: `the person has more than ${String(ROWS_A_PERSON_MAX)} rows`,
      };
  }

  /** A list with a hole would read as a job that ended: one bad row costs the person, not the file. */
  spoil(row: { line: number; problem: string; next: Place }): void {
    this.next = row.next;
    this.fault ??= { line: row.line, problem: `${row.problem} (no row of this person was taken)` };
  }

  doubt(): void {
    const problem =
      'beside the rows of this person stands one that could not be read, so positions may be missing; mend that row';
    this.fault ??= { line: this.firstLine, problem };
  }

  item({ today }: { today: Day }): FeedItem {
    const { next, firstLine: line } = this;
    if (this.fault !== undefined) return { kind: 'rejected', ...this.fault, next };
    const positionRows = this.rows.filter(({ cells }) =>
      POSITION_COLUMNS.some((name) => this.cell(cells, name)),
    );
    const read = feedObservation(this.record(positionRows.map(({ cells }) => cells)), { today });
    if ('observation' in read) {
      return { kind: 'observation', observation: read.observation, line, next, mayComeInParts: true };
    }
    const at = read.position === undefined ? undefined : positionRows[read.position]?.line;
    // The row's own line says which position it is.
    const problem = read.problem.replaceAll(/positions\[\d+\]\./gu, '');
    return {
      kind: 'rejected',
      line: at ?? line,
      problem: `${problem} (no row of this person was taken)`,
      next,
    };
  }

  private record(positions: readonly Cells[]): unknown {
    const person = PERSON_COLUMNS.map((name) => [name, this.firstGiven(name)]);
    const position = (cells: Cells) =>
      Object.fromEntries(POSITION_COLUMNS.map((name) => [name, this.cell(cells, name)]));
    return { ...Object.fromEntries(person), id: this.id, positions: positions.map(position) };
  }

  private firstGiven(name: string): string | undefined {
    for (const { cells } of this.rows) {
      const cell = this.cell(cells, name);
      if (cell !== undefined) return cell;
    }
    return undefined;
  }

  private cell(cells: Cells, name: string): string | undefined {
    const index = this.header.columns.get(name);
    const cell = index === undefined ? undefined : cells[index];
    return cell === '' ? undefined : cell;
  }
}
