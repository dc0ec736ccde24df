import { randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EntityName } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { EntityDefinitions } from '../entity-definitions.ts';
import { parseGuid } from '../guid.ts';
import { instantText } from '../parse-column-value.ts';
import type { Row, StoredRow } from '../row.ts';
import { completeRow } from './complete-row.ts';
import { RowTable } from './row-table.ts';
import { Transactions } from './transactions.ts';

/** Rows by table and id; every write, also one that repeats what is there, takes the next version of the organization. */
export class RowStore {
  readonly database: DatabaseSync;
  readonly definitions: EntityDefinitions;
  private readonly now: () => Date;
  private readonly tables: ReadonlyMap<EntityName, RowTable>;
  private readonly transactions: Transactions;
  private readonly nextVersionStatement: StatementSync;
  private readonly versionStatement: StatementSync;
  private readonly buryStatement: StatementSync;
  private readonly unburyStatement: StatementSync;

  constructor(deps: { database: DatabaseSync; definitions: EntityDefinitions; now: () => Date }) {
    this.database = deps.database;
    this.definitions = deps.definitions;
    this.now = deps.now;
    this.tables = new Map(
      deps.definitions.all.map((definition) => [
        definition.logicalName,
        new RowTable(deps.database, definition),
      ]),
    );
    this.transactions = new Transactions(deps.database);
    this.nextVersionStatement = deps.database.prepare(
      'UPDATE versions SET current = current + 1 RETURNING current',
    );
    this.versionStatement = deps.database.prepare('SELECT current FROM versions');
    this.buryStatement = deps.database.prepare('INSERT OR REPLACE INTO deletions VALUES (?, ?, ?)');
    this.unburyStatement = deps.database.prepare('DELETE FROM deletions WHERE entity = ? AND id = ?');
  }

  transaction<T>(work: () => T): T {
    return this.transactions.run(work);
  }

  /** Does the work, hands over what it saw and undoes it. */
  preview<T>(work: () => T): T {
    return this.transactions.preview(work);
  }

  currentVersion(): number {
    return Number(this.versionStatement.get()?.['current']);
  }

  takeVersion(): number {
    return Number(this.nextVersionStatement.get()?.['current']);
  }

  table(entity: EntityName): RowTable {
    const table = this.tables.get(entity);
    if (table === undefined) throw new Error(`No table ${entity}: see local/dataverse/entity-definitions.ts`);
    return table;
  }

  find(definition: EntityDefinition, id: string): StoredRow | undefined {
    return this.table(definition.logicalName).find(id);
  }

  /** A new row; the id is the one given in the row, or a new one. */
  insert(definition: EntityDefinition, row: Row): StoredRow {
    return this.transaction(() => {
      const given = row[definition.primaryKey];
      const id = (typeof given === 'string' ? parseGuid(given) : undefined) ?? randomUUID();
      const at = instantText(this.now());
      const initial = Object.fromEntries(
        definition.columns.map((column) => [column.name, column.initial ?? null]),
      );
      const stamps = { createdon: at, modifiedon: at };
      const full = completeRow(definition, { ...initial, ...stamps, ...row, [definition.primaryKey]: id });
      const stored = { id, version: this.takeVersion(), row: full };
      this.unburyStatement.run(definition.logicalName, id);
      this.table(definition.logicalName).put(stored);
      return stored;
    });
  }

  update(definition: EntityDefinition, existing: StoredRow, changes: Row): StoredRow {
    return this.transaction(() => {
      const modifiedon = instantText(this.now());
      const full = completeRow(definition, { ...existing.row, modifiedon, ...changes });
      const stored = { id: existing.id, version: this.takeVersion(), row: full };
      this.table(definition.logicalName).put(stored);
      return stored;
    });
  }

  delete(definition: EntityDefinition, existing: StoredRow): void {
    this.transaction(() => {
      this.table(definition.logicalName).delete(existing.id);
      this.buryStatement.run(definition.logicalName, existing.id, this.takeVersion());
    });
  }
}
