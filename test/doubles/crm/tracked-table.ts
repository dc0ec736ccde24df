import type { ChangePage } from '../../../shared/crm/contract.ts';

/** One counter for all tables, as Dataverse has it: every write gets the next version. */
export type VersionCounter = { next: () => number; current: () => number };

export function makeVersionCounter(): VersionCounter {
  let version = 0;
  return { next: () => (version += 1), current: () => version };
}

/** Changes after `since` up to `upTo`, of which those up to `after` were given already. */
type Position = { since: number; upTo: number; after: number };

const parsePosition = (cursor: string): Position => {
  const [since, upTo, after] = cursor.split('!').map(Number);
  if (since === undefined || upTo === undefined || after === undefined)
    throw new Error(`no cursor of ours: ${cursor}`);
  return { since, upTo, after };
};

const formatPosition = ({ since, upTo, after }: Position): string => [since, upTo, after].join('!');

type Versioned<Row> = { row: Row; version: number };

/** Rows with versions and deletions, read page by page in the order of change. */
export class TrackedTable<Id extends string, Row extends { id: Id }> {
  readonly #rows = new Map<Id, Versioned<Row>>();
  readonly #deleted = new Map<Id, number>();
  readonly #versions: VersionCounter;
  /** Cursors given out before this version are expired. */
  #validFrom = 0;

  constructor(versions: VersionCounter) {
    this.#versions = versions;
  }

  get(id: Id): Versioned<Row> | undefined {
    return this.#rows.get(id);
  }

  all(): Row[] {
    return [...this.#rows.values()].map(({ row }) => row);
  }

  put(row: Row): void {
    this.#rows.delete(row.id); // so that the map's own order is the order of change
    this.#rows.set(row.id, { row, version: this.#versions.next() });
  }

  edit(id: Id, change: (row: Row) => Row): void {
    const held = this.#rows.get(id);
    if (held === undefined) throw new Error(`no row ${id} to edit`);
    this.put(change(held.row));
  }

  remove(id: Id): void {
    this.#rows.delete(id);
    this.#deleted.set(id, this.#versions.next());
  }

  expireCursors(): void {
    this.#validFrom = this.#versions.next();
  }

  page<Read>(request: {
    cursor: string | undefined;
    size: number;
    read: (held: Versioned<Row>) => Read;
    problem: (id: Id) => string | undefined;
  }): ChangePage<Read> {
    const { cursor, size, read, problem } = request;
    const asked = cursor === undefined ? { since: 0, upTo: 0, after: 0 } : parsePosition(cursor);
    if (cursor !== undefined && asked.upTo < this.#validFrom) return { kind: 'expired' };
    // A cursor whose pages were all given is the start of a round: the round ends at what is known now.
    const fresh = cursor === undefined || asked.after === asked.upTo;
    const round = fresh ? { since: asked.after, upTo: this.#versions.current(), after: asked.after } : asked;

    const changed = this.#changedIn(round, size + 1);
    const given = changed.slice(0, size);
    const last = changed.length <= size;
    const unreadable = given.flatMap(({ row }) => {
      const found = problem(row.id);
      return found === undefined ? [] : [{ id: row.id, problem: found }];
    });
    return {
      kind: last ? 'complete' : 'more',
      rows: given.filter(({ row }) => problem(row.id) === undefined).map(read),
      unreadable,
      deletedIds: last ? this.#deletedIn(round) : [],
      cursor: formatPosition({ ...round, after: last ? round.upTo : (given.at(-1)?.version ?? round.upTo) }),
    };
  }

  /** In the order of change. */
  #changedIn({ after, upTo }: Position, count: number): Versioned<Row>[] {
    const changed: Versioned<Row>[] = [];
    for (const held of this.#rows.values()) {
      if (changed.length === count || held.version > upTo) break;
      if (held.version > after) changed.push(held);
    }
    return changed;
  }

  /** Deletions come last; the first round has none, for nobody has seen the rows. */
  #deletedIn({ since, upTo }: Position): Id[] {
    if (since === 0) return [];
    return [...this.#deleted].filter(([, version]) => version > since && version <= upTo).map(([id]) => id);
  }
}
