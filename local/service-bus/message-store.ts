import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { readBytes, readNumber, readOptionalNumber, readOptionalText, type Row } from './row-reading.ts';
import { placeNumber } from './store-schema.ts';

export type MessageState = 'active' | 'deferred' | 'scheduled';

const STATES: readonly MessageState[] = ['active', 'deferred', 'scheduled'];

export type NewMessage = {
  payload: Uint8Array;
  sessionId: string | undefined;
  enqueuedAt: number;
  dueAt: number | undefined;
  timeToLiveMs: number | undefined;
};

export type StoredMessage = {
  sequence: number;
  state: MessageState;
  sessionId: string | undefined;
  deliveryCount: number;
  enqueuedAt: number;
  /** The number a scheduled message had before it became active. */
  enqueuedSequence: number | undefined;
  dueAt: number | undefined;
  timeToLiveMs: number | undefined;
  expiresAt: number | undefined;
  payload: Buffer;
};

export type MessageChange = Partial<Pick<StoredMessage, 'state' | 'deliveryCount' | 'payload'>>;

/** The messages of one queue or dead-letter queue, in SQLite: memory does not grow with the depth of the queue. */
export class MessageStore {
  readonly place: number;
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #activate: StatementSync;
  readonly #remove: StatementSync;
  readonly #change: StatementSync;
  readonly #move: StatementSync;
  readonly #find: StatementSync;
  readonly #nextActive: StatementSync;
  readonly #nextInSession: StatementSync;
  readonly #nextSession: StatementSync;
  readonly #due: StatementSync;
  readonly #expired: StatementSync;
  readonly #peek: StatementSync;
  readonly #peekSession: StatementSync;
  readonly #count: StatementSync;

  constructor(database: DatabaseSync, name: string) {
    this.#database = database;
    this.place = placeNumber(database, name);
    const prepare = (sql: string) => database.prepare(sql);
    this.#insert = prepare(
      `INSERT INTO messages (place, state, session, delivery_count, enqueued_at, due_at, time_to_live_ms, expires_at, payload)
       VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)`,
    );
    this.#activate = prepare(
      `INSERT INTO messages (place, state, session, delivery_count, enqueued_at, enqueued_sequence, time_to_live_ms, expires_at, payload)
       SELECT place, 0, session, 0, ?1, sequence, time_to_live_ms, ?1 + time_to_live_ms, payload FROM messages WHERE sequence = ?2`,
    );
    this.#remove = prepare('DELETE FROM messages WHERE sequence = ?');
    this.#change = prepare(
      'UPDATE messages SET state = ?, delivery_count = ?, payload = ? WHERE sequence = ?',
    );
    this.#move = prepare(
      'UPDATE messages SET place = ?, state = 0, expires_at = NULL, delivery_count = ?, payload = ? WHERE sequence = ?',
    );
    this.#find = prepare('SELECT * FROM messages WHERE sequence = ? AND place = ?');
    this.#nextActive = prepare(
      'SELECT * FROM messages WHERE place = ? AND state = 0 AND sequence > ? ORDER BY sequence LIMIT ?',
    );
    this.#nextInSession = prepare(
      'SELECT * FROM messages WHERE place = ? AND session = ? AND state = 0 AND sequence > ? ORDER BY sequence LIMIT ?',
    );
    this.#nextSession = prepare(
      'SELECT session FROM messages WHERE place = ? AND state = 0 AND session > ? ORDER BY session LIMIT 1',
    );
    this.#due = prepare(
      'SELECT sequence FROM messages WHERE place = ? AND state = 2 AND due_at <= ? ORDER BY due_at, sequence LIMIT 500',
    );
    this.#expired = prepare(
      'SELECT sequence FROM messages WHERE place = ? AND expires_at <= ? AND state = 0 LIMIT 500',
    );
    // By primary key, whatever the state: a browser starts at a number and reads a few.
    this.#peek = prepare(
      'SELECT * FROM messages NOT INDEXED WHERE sequence >= ? AND place = ? ORDER BY sequence LIMIT ?',
    );
    this.#peekSession = prepare(
      'SELECT * FROM messages NOT INDEXED WHERE sequence >= ? AND place = ? AND session = ? ORDER BY sequence LIMIT ?',
    );
    this.#count = prepare('SELECT state, COUNT(*) AS messages FROM messages WHERE place = ? GROUP BY state');
  }

  /** All or nothing; inside another transaction it joins that one. */
  transaction<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.#database.exec('BEGIN');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  insert(message: NewMessage): number {
    const { sessionId, enqueuedAt, dueAt, timeToLiveMs, payload } = message;
    const state = dueAt === undefined ? 0 : STATES.indexOf('scheduled');
    const expiresAt = dueAt === undefined && timeToLiveMs !== undefined ? enqueuedAt + timeToLiveMs : null;
    const result = this.#insert.run(
      this.place,
      state,
      sessionId ?? null,
      enqueuedAt,
      dueAt ?? null,
      timeToLiveMs ?? null,
      expiresAt,
      payload,
    );
    return Number(result.lastInsertRowid);
  }

  /** A scheduled message joins the queue at its end, under a new number, as in Azure. */
  activate(sequence: number, at: Date): void {
    this.#activate.run(at.getTime(), sequence);
    this.#remove.run(sequence);
  }

  remove(sequence: number): void {
    this.#remove.run(sequence);
  }

  change(message: StoredMessage, change: MessageChange): void {
    const next = { ...message, ...change };
    this.#change.run(STATES.indexOf(next.state), next.deliveryCount, next.payload, message.sequence);
  }

  moveTo(target: MessageStore, message: StoredMessage): void {
    this.#move.run(target.place, message.deliveryCount, message.payload, message.sequence);
  }

  find(sequence: number): StoredMessage | undefined {
    const row = this.#find.get(sequence, this.place);
    return row && toMessage(row);
  }

  listActive({
    after,
    limit,
    sessionId,
  }: {
    after: number;
    limit: number;
    sessionId?: string | undefined;
  }): StoredMessage[] {
    const rows =
      sessionId === undefined
        ? this.#nextActive.all(this.place, after, limit)
        : this.#nextInSession.all(this.place, sessionId, after, limit);
    return rows.map(toMessage);
  }

  /** The next session in alphabetical order with something to receive. */
  nextSessionAfter(sessionId: string): string | undefined {
    const row = this.#nextSession.get(this.place, sessionId);
    return row && readOptionalText(row, 'session');
  }

  listDue(now: Date): number[] {
    return this.#due.all(this.place, now.getTime()).map((row) => readNumber(row, 'sequence'));
  }

  listExpired(now: Date): number[] {
    return this.#expired.all(this.place, now.getTime()).map((row) => readNumber(row, 'sequence'));
  }

  peek({
    from,
    limit,
    sessionId,
  }: {
    from: number;
    limit: number;
    sessionId?: string | undefined;
  }): StoredMessage[] {
    const rows =
      sessionId === undefined
        ? this.#peek.all(from, this.place, limit)
        : this.#peekSession.all(from, this.place, sessionId, limit);
    return rows.map(toMessage);
  }

  count(): Record<MessageState, number> {
    const counts = { active: 0, deferred: 0, scheduled: 0 };
    for (const row of this.#count.all(this.place)) counts[readState(row)] = readNumber(row, 'messages');
    return counts;
  }
}

function readState(row: Row): MessageState {
  const state = STATES[readNumber(row, 'state')];
  if (state === undefined)
    throw new Error('The store holds an unknown message state. Remove the store file.');
  return state;
}

function toMessage(row: Row): StoredMessage {
  return {
    sequence: readNumber(row, 'sequence'),
    state: readState(row),
    sessionId: readOptionalText(row, 'session'),
    deliveryCount: readNumber(row, 'delivery_count'),
    enqueuedAt: readNumber(row, 'enqueued_at'),
    enqueuedSequence: readOptionalNumber(row, 'enqueued_sequence'),
    dueAt: readOptionalNumber(row, 'due_at'),
    timeToLiveMs: readOptionalNumber(row, 'time_to_live_ms'),
    expiresAt: readOptionalNumber(row, 'expires_at'),
    payload: readBytes(row, 'payload'),
  };
}
