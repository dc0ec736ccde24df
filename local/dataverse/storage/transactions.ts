import type { DatabaseSync } from 'node:sqlite';

const undo = (savepoint: string) => `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`;

/** All or nothing, also one inside another: a change set is one transaction around several writes. */
export class Transactions {
  private readonly database: DatabaseSync;
  private depth = 0;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  run<T>(work: () => T): T {
    return this.between(work, (savepoint) => `RELEASE ${savepoint}`);
  }

  /** Does the work, hands over what it saw and undoes it. */
  preview<T>(work: () => T): T {
    return this.between(work, undo);
  }

  private between<T>(work: () => T, end: (savepoint: string) => string): T {
    const savepoint = `level_${this.depth}`;
    this.database.exec(`SAVEPOINT ${savepoint}`);
    this.depth += 1;
    try {
      const result = work();
      this.database.exec(end(savepoint));
      return result;
    } catch (error) {
      this.database.exec(undo(savepoint));
      throw error;
    } finally {
      this.depth -= 1;
    }
  }
}
