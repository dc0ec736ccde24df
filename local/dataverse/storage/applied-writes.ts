import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Row } from '../row.ts';

export type WriteMethod = 'POST' | 'PATCH' | 'DELETE' | 'CreateMultiple' | 'UpdateMultiple';

/** One write of the Web API that took effect; what an importer writes is not among them. */
export type AppliedWrite = {
  readonly at: string;
  readonly entity: string;
  readonly id: string;
  readonly changes: Row;
  /** The `?tag=` of the request, by which a writer marks its writes. */
  readonly tag: string | undefined;
  readonly etagBefore: string | undefined;
  readonly etagAfter: string | undefined;
  readonly method: WriteMethod;
};

const optional = (value: SQLOutputValue | undefined) => (typeof value === 'string' ? value : undefined);

function toAppliedWrite(found: Record<string, SQLOutputValue>): AppliedWrite {
  return {
    at: String(found['at']),
    entity: String(found['entity']),
    id: String(found['id']),
    changes: JSON.parse(String(found['changes'])) as Row, // written by append, from a Row
    tag: optional(found['tag']),
    etagBefore: optional(found['etag_before']),
    etagAfter: optional(found['etag_after']),
    method: String(found['method']) as WriteMethod, // written by append, from a WriteMethod
  };
}

/** The log of what was written, in order; in the same transaction as the write, so that a rolled back change set leaves no trace. */
export class AppliedWrites implements Iterable<AppliedWrite> {
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  get size(): number {
    return Number(this.database.prepare('SELECT count(*) AS count FROM applied_writes').get()?.['count']);
  }

  append(write: AppliedWrite): void {
    this.database
      .prepare('INSERT INTO applied_writes VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        write.at,
        write.entity,
        write.id,
        JSON.stringify(write.changes),
        write.tag ?? null,
        write.etagBefore ?? null,
        write.etagAfter ?? null,
        write.method,
      );
  }

  *[Symbol.iterator](): Iterator<AppliedWrite> {
    const CHUNK = 500;
    const statement = this.database.prepare(
      'SELECT * FROM applied_writes WHERE sequence > ? ORDER BY sequence LIMIT ?',
    );
    let after = 0;
    for (;;) {
      const chunk = statement.all(after, CHUNK);
      for (const found of chunk) yield toAppliedWrite(found);
      if (chunk.length < CHUNK) return;
      after = Number(chunk.at(-1)?.['sequence']);
    }
  }
}
