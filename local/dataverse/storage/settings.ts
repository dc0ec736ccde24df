import type { DatabaseSync } from 'node:sqlite';

/** What must survive a restart besides rows: switches, secrets, the oldest valid version stamp. */
export class Settings {
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  read(name: string): string | undefined {
    const value = this.database.prepare('SELECT value FROM settings WHERE name = ?').get(name)?.['value'];
    return typeof value === 'string' ? value : undefined;
  }

  save(setting: { name: string; value: string }): void {
    this.database
      .prepare('INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run(setting.name, setting.value);
  }
}
