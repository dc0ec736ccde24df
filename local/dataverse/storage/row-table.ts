import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { EntityDefinition } from '../entity-definition.ts';
import { guidOrder } from '../guid.ts';
import type { Row, StoredRow } from '../row.ts';
import { tableOf, valueSql } from './column-sql.ts';

type SqlRow = Record<string, SQLOutputValue>;

export function toStoredRow(definition: EntityDefinition, found: SqlRow): StoredRow {
  const row = JSON.parse(String(found['body'])) as Row; // written by this class, from a Row
  return { id: String(row[definition.primaryKey]), version: Number(found['version']), row };
}

/** The statements of one table, prepared once. */
export class RowTable {
  readonly definition: EntityDefinition;
  private readonly findStatement: StatementSync;
  private readonly putStatement: StatementSync;
  private readonly deleteStatement: StatementSync;
  private readonly countStatement: StatementSync;
  private readonly chunkStatement: StatementSync;
  private readonly database: DatabaseSync;
  private readonly byValue = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, definition: EntityDefinition) {
    const table = tableOf(definition);
    this.definition = definition;
    this.database = database;
    this.findStatement = database.prepare(`SELECT version, body FROM ${table} WHERE key = ?`);
    this.putStatement = database.prepare(
      `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET version = excluded.version, body = excluded.body`,
    );
    this.deleteStatement = database.prepare(`DELETE FROM ${table} WHERE key = ?`);
    this.countStatement = database.prepare(`SELECT count(*) AS count FROM ${table}`);
    this.chunkStatement = database.prepare(
      `SELECT version, body FROM ${table} WHERE key > ? ORDER BY key LIMIT ?`,
    );
  }

  find(id: string): StoredRow | undefined {
    const found = this.findStatement.get(guidOrder(id));
    return found === undefined ? undefined : toStoredRow(this.definition, found);
  }

  /** Rows whose column holds the id; by the index of that column where it has one. */
  with(property: string, id: string): readonly StoredRow[] {
    let statement = this.byValue.get(property);
    if (statement === undefined) {
      const where = `${valueSql({ alias: '', property })} = ?`;
      statement = this.database.prepare(
        `SELECT version, body FROM ${tableOf(this.definition)} WHERE ${where}`,
      );
      this.byValue.set(property, statement);
    }
    return statement.all(id).map((found) => toStoredRow(this.definition, found));
  }

  put(stored: StoredRow): void {
    this.putStatement.run(guidOrder(stored.id), stored.version, JSON.stringify(stored.row));
  }

  delete(id: string): void {
    this.deleteStatement.run(guidOrder(id));
  }

  count(): number {
    return Number(this.countStatement.get()?.['count']);
  }

  /** In chunks, so that the caller may write while it reads. */
  *iterate(): Iterable<StoredRow> {
    const CHUNK = 500;
    let after = '';
    for (;;) {
      const chunk = this.chunkStatement.all(after, CHUNK).map((found) => toStoredRow(this.definition, found));
      yield* chunk;
      const last = chunk.at(-1);
      if (last === undefined || chunk.length < CHUNK) return;
      after = guidOrder(last.id);
    }
  }
}
