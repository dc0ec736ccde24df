import { DatabaseSync } from 'node:sqlite';
import type { EntityDefinitions } from '../entity-definitions.ts';
import { guidOrder } from '../guid.ts';
import { tableOf, valueSql } from './column-sql.ts';
import { foldText } from './fold-text.ts';

/** Version number before the first write; any number does, this one looks like a version and not like a count. */
const FIRST_VERSION = 1_000_000;

function createRowTables(database: DatabaseSync, definitions: EntityDefinitions): void {
  for (const definition of definitions.all) {
    const table = tableOf(definition);
    database.exec(`
      CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE UNIQUE INDEX IF NOT EXISTS ${table}_version ON ${table} (version);
    `);
    for (const property of definition.indexed) {
      const index = `${table}_${property}`;
      database.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${table} (${valueSql({ alias: '', property })})`);
    }
  }
}

/** Rows are JSON beside their key and version; a file goes on with the same version numbers after a restart. */
export function openDatabase(options: {
  file: string | undefined;
  definitions: EntityDefinitions;
}): DatabaseSync {
  const database = new DatabaseSync(options.file ?? ':memory:');
  // The stand-in is killed in tests: a write-ahead log survives that; a crash of the machine is not the point.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  database.exec('PRAGMA cache_size = -32000'); // KiB: ids are random, so an import touches pages all over the tables
  database.function('fold', { deterministic: true }, (value) =>
    typeof value === 'string' ? foldText(value) : null,
  );
  database.function('guid_order', { deterministic: true }, (value) =>
    typeof value === 'string' ? guidOrder(value) : null,
  );
  database.exec(`
    CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS versions (one INTEGER PRIMARY KEY CHECK (one = 1), current INTEGER NOT NULL);
    INSERT OR IGNORE INTO versions VALUES (1, ${FIRST_VERSION});
    CREATE TABLE IF NOT EXISTS deletions (
      entity TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (entity, id)
    );
    CREATE INDEX IF NOT EXISTS deletions_version ON deletions (entity, version);
    CREATE TABLE IF NOT EXISTS applied_writes (
      sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, changes TEXT NOT NULL,
      tag TEXT, etag_before TEXT, etag_after TEXT, method TEXT NOT NULL
    );
  `);
  createRowTables(database, options.definitions);
  return database;
}
