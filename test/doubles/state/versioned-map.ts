import type { ConditionalWrite, Versioned } from '../../../shared/state/contract.ts';

/** Rows with versions, as a table keeps them: what goes in and comes out is a copy. */
export class VersionedMap<Row> {
  readonly #rows = new Map<string, Versioned<Row>>();
  #writes = 0;

  read(key: string): Versioned<Row> | undefined {
    const stored = this.#rows.get(key);
    return stored === undefined ? undefined : structuredClone(stored);
  }

  /** The new version, or undefined when the condition does not hold. */
  save(key: string, { row, etag }: ConditionalWrite<Row>): Versioned<Row> | undefined {
    if (this.#rows.get(key)?.etag !== etag) return undefined;
    return this.put(key, row);
  }

  put(key: string, row: Row): Versioned<Row> {
    this.#writes += 1;
    const stored = structuredClone({ row, etag: `"${String(this.#writes)}"` });
    this.#rows.set(key, stored);
    return structuredClone(stored);
  }

  insert(key: string, row: Row): void {
    if (!this.#rows.has(key)) this.put(key, row);
  }

  delete(key: string): void {
    this.#rows.delete(key);
  }

  /** In the order of the keys, as Table Storage answers. */
  entries(prefix = ''): readonly [key: string, row: Row][] {
    return [...this.#rows]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, stored]) => [key, structuredClone(stored.row)]);
  }

  rows(prefix = ''): readonly Row[] {
    return this.entries(prefix).map(([, row]) => row);
  }
}
