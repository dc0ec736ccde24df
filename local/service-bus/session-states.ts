import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { readBytes } from './row-reading.ts';

/** What consumers keep with a session: opaque bytes, cleared by writing none. */
export class SessionStates {
  readonly #place: number;
  readonly #find: StatementSync;
  readonly #save: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync, place: number) {
    this.#place = place;
    this.#find = database.prepare('SELECT state FROM session_states WHERE place = ? AND session = ?');
    this.#save = database.prepare(
      'INSERT INTO session_states (place, session, state) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state',
    );
    this.#remove = database.prepare('DELETE FROM session_states WHERE place = ? AND session = ?');
  }

  get(sessionId: string): Buffer | undefined {
    const row = this.#find.get(this.#place, sessionId);
    return row && readBytes(row, 'state');
  }

  set(sessionId: string, state: Uint8Array | undefined): void {
    if (state === undefined) this.#remove.run(this.#place, sessionId);
    else this.#save.run(this.#place, sessionId, state);
  }
}
