import type { DatabaseSync } from 'node:sqlite';

/** All or nothing, also one inside another: a change set is one transaction around several writes. */
export class Transactions {
  private readonly database: DatabaseSync;
  private depth = 0;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  run<T>(work: () => T): T {
    const savepoint = `level_${this.depth}`;
    this.database.exec(`SAVEPOINT ${savepoint}`);
    this.depth += 1;
    try {
      const result = work();
      this.database.exec(`RELEASE ${savepoint}`);
      return result;
    } catch (error) {
      this.database.exec(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`);
      throw error;
    } finally {
      this.depth -= 1;
    }
  }
}
