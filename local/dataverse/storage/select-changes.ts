import type { DatabaseSync } from 'node:sqlite';
import type { EntityDefinition } from '../entity-definition.ts';
import type { StoredRow } from '../row.ts';
import { tableOf } from './column-sql.ts';
import { toStoredRow } from './row-table.ts';

/** Versions above `from` up to and with `until`. */
type VersionRange = { readonly from: number; readonly until: number };

export type Deletion = { readonly id: string; readonly version: number };

export function selectChangedRows(
  database: DatabaseSync,
  wanted: VersionRange & { definition: EntityDefinition; limit: number },
): StoredRow[] {
  return database
    .prepare(
      `SELECT version, body FROM ${tableOf(wanted.definition)} WHERE version > ? AND version <= ? ORDER BY version LIMIT ?`,
    )
    .all(wanted.from, wanted.until, wanted.limit)
    .map((found) => toStoredRow(wanted.definition, found));
}

export function selectDeletions(
  database: DatabaseSync,
  wanted: VersionRange & { definition: EntityDefinition; limit: number },
): Deletion[] {
  return database
    .prepare(
      'SELECT id, version FROM deletions WHERE entity = ? AND version > ? AND version <= ? ORDER BY version LIMIT ?',
    )
    .all(wanted.definition.logicalName, wanted.from, wanted.until, wanted.limit)
    .map((found) => ({ id: String(found['id']), version: Number(found['version']) }));
}

export function countChanges(
  database: DatabaseSync,
  wanted: VersionRange & { definition: EntityDefinition },
): number {
  const count = (sql: string, ...values: (string | number)[]) =>
    Number(database.prepare(`SELECT count(*) AS count FROM ${sql}`).get(...values)?.['count']);
  return (
    count(`${tableOf(wanted.definition)} WHERE version > ? AND version <= ?`, wanted.from, wanted.until) +
    count(
      'deletions WHERE entity = ? AND version > ? AND version <= ?',
      wanted.definition.logicalName,
      wanted.from,
      wanted.until,
    )
  );
}
