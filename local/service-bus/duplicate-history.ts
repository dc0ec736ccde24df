import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { readNumber } from './row-reading.ts';

/** The message ids a queue has accepted within its window; a restart does not forget them. */
export class DuplicateHistory {
  readonly #place: number;
  readonly #windowMs: number;
  readonly #find: StatementSync;
  readonly #save: StatementSync;
  readonly #forget: StatementSync;

  constructor(database: DatabaseSync, { place, windowMs }: { place: number; windowMs: number }) {
    this.#place = place;
    this.#windowMs = windowMs;
    this.#find = database.prepare('SELECT seen_at FROM seen_messages WHERE place = ? AND message_id = ?');
    this.#save = database.prepare(
      'INSERT INTO seen_messages (place, message_id, seen_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at',
    );
    this.#forget = database.prepare('DELETE FROM seen_messages WHERE place = ? AND seen_at <= ?');
  }

  /** True the first time within the window. A duplicate does not prolong the window. */
  accepts(messageId: string, now: Date): boolean {
    const row = this.#find.get(this.#place, messageId);
    if (row && readNumber(row, 'seen_at') > now.getTime() - this.#windowMs) return false;
    this.#save.run(this.#place, messageId, now.getTime());
    return true;
  }

  forgetOld(now: Date): void {
    this.#forget.run(this.#place, now.getTime() - this.#windowMs);
  }
}
