import { DatabaseSync } from 'node:sqlite';

// State: 0 active, 1 deferred, 2 scheduled (the numbers of x-opt-message-state). Locks are not stored: a restarted broker
// has none, so every message is free again. AUTOINCREMENT because a sequence number is never used twice.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS places (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL,
    state INTEGER NOT NULL,
    session TEXT,
    delivery_count INTEGER NOT NULL,
    enqueued_at INTEGER NOT NULL,
    enqueued_sequence INTEGER,
    due_at INTEGER,
    time_to_live_ms INTEGER,
    expires_at INTEGER,
    payload BLOB NOT NULL
  );
  CREATE INDEX IF NOT EXISTS messages_by_state ON messages (place, state);
  CREATE INDEX IF NOT EXISTS active_by_session ON messages (place, session) WHERE state = 0 AND session IS NOT NULL;
  CREATE INDEX IF NOT EXISTS scheduled_by_time ON messages (place, due_at) WHERE state = 2;
  CREATE INDEX IF NOT EXISTS expiring ON messages (place, expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS seen_messages (
    place INTEGER NOT NULL, message_id TEXT NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (place, message_id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS seen_by_time ON seen_messages (place, seen_at);
  CREATE TABLE IF NOT EXISTS session_states (
    place INTEGER NOT NULL, session TEXT NOT NULL, state BLOB NOT NULL, PRIMARY KEY (place, session)
  ) WITHOUT ROWID;
`;

/** Opens the file, or memory when there is none. */
export function openStore(storeFile: string | undefined): DatabaseSync {
  const database = new DatabaseSync(storeFile ?? ':memory:');
  // Without a sync per commit a killed process loses nothing (the system still holds the pages); only a power cut could.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  database.exec(SCHEMA);
  return database;
}

/** The number under which the rows of a queue or dead-letter queue are kept. */
export function placeNumber(database: DatabaseSync, name: string): number {
  const key = name.toLowerCase();
  database.prepare('INSERT INTO places (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(key);
  const id = database.prepare('SELECT id FROM places WHERE name = ?').get(key)?.['id'];
  if (typeof id !== 'number') throw new Error(`The store has no place for "${name}" after inserting it.`);
  return id;
}
