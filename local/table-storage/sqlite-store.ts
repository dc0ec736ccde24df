import type { DatabaseSync } from 'node:sqlite';
import type { AzuriteParts, AzuriteStore, Entity, FilterNode, QueryOptions } from './azurite-parts.ts';
import { EntityTable } from './entity-table.ts';
import { keyRange } from './key-range.ts';

type Model = { account: string; table: string };

/** As Azurite reads them: these stand for a filter that is none. */
const NO_FILTER = ['', 'true', 'false', undefined];

/**
 * Azurite's store with its rows in SQLite. Its own keeps every row in memory, looks through the whole table for each
 * query and writes all of it to disk every five seconds: with 30,000 contacts a look-up takes 20 ms and a save seconds.
 */
export function makeSqliteStore(parts: Pick<AzuriteParts, 'Store' | 'filters' | 'parseFilter'>) {
  return class SqliteStore extends parts.Store implements AzuriteStore {
    readonly database: DatabaseSync;
    readonly entities = new Map<string, EntityTable>();
    openBatch: string | undefined;

    constructor(database: DatabaseSync) {
      super('', true);
      this.database = database;
    }

    override async init(): Promise<void> {
      await super.init();
      for (const row of this.database.prepare('SELECT account, name FROM tables').all()) {
        const model = { account: String(row['account']), table: String(row['name']) };
        this.db.getCollection(this.TABLES_COLLECTION)?.insert(model);
        this.createCollectionForTable(model);
      }
    }

    override async close(): Promise<void> {
      await super.close();
      this.database.close();
    }

    override createCollectionForTable({ account, table }: Model): void {
      this.database.prepare('INSERT OR IGNORE INTO tables (account, name) VALUES (?, ?)').run(account, table);
      const row = this.database
        .prepare('SELECT place FROM tables WHERE account = ? AND name = ?')
        .get(account, table);
      const entities = new EntityTable({ database: this.database, place: Number(row?.['place']) });
      this.entities.set(nameOf({ account, table }), entities);
    }

    override removeTableCollection(account: string, { table }: Model): void {
      const named = 'account = ? AND name = ?';
      this.database
        .prepare(`DELETE FROM entities WHERE place = (SELECT place FROM tables WHERE ${named})`)
        .run(account, table);
      this.database.prepare(`DELETE FROM tables WHERE ${named}`).run(account, table);
      this.entities.delete(nameOf({ account, table }));
    }

    override getEntityCollection(account: string, table: string, context: unknown): EntityTable {
      const entities = this.entities.get(nameOf({ account, table }));
      if (entities !== undefined) return entities;
      super.getEntityCollection(account, table, context); // answers as the service does: there is no such table
      throw new Error(`Azurite knows a table ${table} that has no rows.`);
    }

    async queryTableEntities(
      context: unknown,
      account: string,
      table: string,
      options: QueryOptions,
      nextPartitionKey?: string,
      nextRowKey?: string,
    ): Promise<[Entity[], string | undefined, string | undefined]> {
      const entities = this.getEntityCollection(account, table, context);
      const passes = parts.filters.generateQueryForPersistenceLayer(options, context);
      const limit = this.getMaxResultsOption(options);
      const PartitionKey = this.decodeContinuationHeader(nextPartitionKey);
      const RowKey = this.decodeContinuationHeader(nextRowKey) ?? '';
      const start = PartitionKey === undefined ? {} : { PartitionKey, RowKey };
      const found: Entity[] = [];
      for (const entity of entities.range(keyRange(parsed(options)), start)) {
        if (!passes(entity)) continue;
        found.push(entity);
        if (found.length > limit) break;
      }
      const next = this.adjustQueryResultforTop(found, limit);
      return Promise.resolve([found, next.nextPartitionKeyResponse, next.nextRowKeyResponse]);
    }

    /** Nothing else comes between the operations of a batch: Azurite does them without waiting for anything. */
    override async beginBatchTransaction(batchId: string): Promise<void> {
      await super.beginBatchTransaction(batchId);
      this.database.exec('BEGIN');
      this.openBatch = batchId;
    }

    override async endBatchTransaction(
      account: string,
      table: string,
      batchId: string,
      context: unknown,
      succeeded: boolean,
    ): Promise<void> {
      if (this.openBatch === batchId) {
        this.openBatch = undefined;
        this.database.exec(succeeded ? 'COMMIT' : 'ROLLBACK');
      }
      await super.endBatchTransaction(account, table, batchId, context, true); // forgets what it would take back
    }
  };

  function parsed({ filter }: QueryOptions): FilterNode | undefined {
    return filter === undefined || NO_FILTER.includes(filter) ? undefined : parts.parseFilter(filter);
  }
}

/** Names of tables do not tell upper and lower case apart. */
const nameOf = ({ account, table }: Model): string => `${account} ${table.toLowerCase()}`;
