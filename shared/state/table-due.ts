import * as z from 'zod';
import { daySchema, type Day } from '../domain/calendar.ts';
import { contactIdSchema, type ContactId } from '../domain/ids.ts';
import type { DueStore } from './contract.ts';
import { parseRow } from './row-columns.ts';
import type { Keys, StorageTable, StoredRow } from './storage-table.ts';

type DueRow = { day: Day; contactId: ContactId };

const dueRowSchema = z.object({ partitionKey: daySchema, rowKey: contactIdSchema });

const dueKeys = ({ day, contactId }: DueRow): Keys => ({ partitionKey: day, rowKey: contactId });

/** Table Due: one partition per day; days sort as text. */
export function makeTableDue(table: StorageTable): DueStore {
  const read = (row: StoredRow): DueRow => {
    const { partitionKey, rowKey } = parseRow(dueRowSchema, { table: table.name, row });
    return { day: partitionKey, contactId: rowKey };
  };
  return {
    addDue: (rows) => table.upsertRows(rows.map((row) => ({ ...dueKeys(row), columns: {} }))),
    removeDue: (rows) => table.deleteRows(rows.map(dueKeys)),
    listDue: async ({ until, ...page }) => {
      const { rows, ...next } = await table.listRows({ partitionUpTo: until, ...page });
      return { rows: rows.map(read), ...next };
    },
  };
}
