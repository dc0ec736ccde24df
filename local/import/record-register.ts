import { createHash } from 'node:crypto';

/** Twelve hexadecimal digits tell any two rows of one id apart that a file may hold. */
const HASH_DIGITS = 12;
const hashOf = (row: unknown) =>
  createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, HASH_DIGITS);

export type Registration = { kind: 'new' } | { kind: 'repeated' | 'conflicting'; firstLine: number };

/** Which line of a file an id belongs to: the first good one that bears it. */
export class RecordRegister {
  private readonly entries = new Map<string, { line: number; hash: string }>();

  get size(): number {
    return this.entries.size;
  }

  /** What the id says of an earlier row; `new` when there was none. */
  compare(id: string, row: unknown): Registration {
    const known = this.entries.get(id);
    if (known === undefined) return { kind: 'new' };
    return { kind: known.hash === hashOf(row) ? 'repeated' : 'conflicting', firstLine: known.line };
  }

  add(id: string, record: { line: number; row: unknown }): void {
    this.entries.set(id, { line: record.line, hash: hashOf(record.row) });
  }

  holds(id: string, line: number): boolean {
    return this.entries.get(id)?.line === line;
  }
}
