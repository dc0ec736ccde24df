import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tables (
    place INTEGER PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (account, name)
  );
  CREATE TABLE IF NOT EXISTS entities (
    place INTEGER NOT NULL, partition TEXT NOT NULL, row TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (place, partition, row)
  ) WITHOUT ROWID;
`;

/** Opens the file of all tables. */
export function openEntities(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  // Without a sync per commit a killed process loses nothing (the system still holds the pages); only a power cut could.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  database.exec('PRAGMA cache_size = -64000'); // KiB: keys are hashes, so writes touch pages all over the tables
  database.exec(SCHEMA);
  return database;
}
