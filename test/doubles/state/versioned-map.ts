import type { ConditionalWrite, Versioned } from '../../../shared/state/contract.ts';

type Rows<Row> = { byKey: Map<string, Versioned<Row>>; sorted: readonly string[] | undefined };

/** Keys that begin alike up to their first slash are kept together: a million rows must not be walked for three. */
const groupOf = (key: string): string => key.slice(0, key.indexOf('/') + 1);

const byText = (left: string, right: string): number => (left < right ? -1 : 1);

/** Rows with versions, as a table keeps them: what goes in and comes out is a copy. */
export class VersionedMap<Row> {
  readonly #groups = new Map<string, Rows<Row>>();
  #writes = 0;

  read(key: string): Versioned<Row> | undefined {
    const stored = this.#stored(key);
    return stored === undefined ? undefined : structuredClone(stored);
  }

  /** The new version, or undefined when the condition does not hold. */
  save(key: string, { row, etag }: ConditionalWrite<Row>): Versioned<Row> | undefined {
    if (this.#stored(key)?.etag !== etag) return undefined;
    return this.put(key, row);
  }

  put(key: string, row: Row): Versioned<Row> {
    this.#writes += 1;
    const stored = structuredClone({ row, etag: `"${String(this.#writes)}"` });
    const rows = this.#groups.get(groupOf(key)) ?? { byKey: new Map(), sorted: undefined };
    this.#groups.set(groupOf(key), rows);
    if (!rows.byKey.has(key)) rows.sorted = undefined;
    rows.byKey.set(key, stored);
    return structuredClone(stored);
  }

  insert(key: string, row: Row): void {
    if (this.#stored(key) === undefined) this.put(key, row);
  }

  delete(key: string): void {
    const rows = this.#groups.get(groupOf(key));
    if (rows?.byKey.delete(key) === true) rows.sorted = undefined;
  }

  /** In the order of the keys, as Table Storage answers. */
  entries(prefix = ''): readonly [key: string, row: Row][] {
    return this.#keys(prefix).map((key) => [key, this.#copy(key)]);
  }

  rows(prefix = ''): readonly Row[] {
    return this.#keys(prefix).map((key) => this.#copy(key));
  }

  /** One page in the order of the keys; `next` is the last key given. */
  page({ next, limit }: { next: string | undefined; limit: number }): {
    rows: readonly Row[];
    next?: string;
  } {
    const keys: string[] = [];
    for (const group of [...this.#groups.keys()].sort(byText)) {
      if (keys.length > limit) break;
      if (next !== undefined && group < groupOf(next)) continue;
      const sorted = this.#sorted(group);
      const from = next === undefined ? 0 : firstAfter(sorted, next);
      keys.push(...sorted.slice(from, from + limit + 1 - keys.length));
    }
    const given = keys.slice(0, limit);
    const last = given.at(-1);
    return {
      rows: given.map((key) => this.#copy(key)),
      ...(last !== undefined && keys.length > given.length ? { next: last } : {}),
    };
  }

  #stored(key: string): Versioned<Row> | undefined {
    return this.#groups.get(groupOf(key))?.byKey.get(key);
  }

  #copy(key: string): Row {
    const stored = this.#stored(key);
    if (stored === undefined) throw new Error(`no row ${key}`);
    return structuredClone(stored.row);
  }

  #keys(prefix: string): readonly string[] {
    const group = groupOf(prefix);
    const groups = group === '' ? [...this.#groups.keys()].sort(byText) : [group];
    return groups.flatMap((name) => this.#sorted(name)).filter((key) => key.startsWith(prefix));
  }

  #sorted(group: string): readonly string[] {
    const rows = this.#groups.get(group);
    if (rows === undefined) return [];
    rows.sorted ??= [...rows.byKey.keys()].sort(byText);
    return rows.sorted;
  }
}

/** Place of the first key behind this one. */
function firstAfter(sorted: readonly string[], key: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((sorted[middle] ?? '') > key) to = middle;
    else from = middle + 1;
  }
  return from;
}
