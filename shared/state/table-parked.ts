import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { contactIdSchema, runIdSchema, type ContactId } from '../domain/ids.ts';
import type { ParkedContact, ParkedStore } from './contract.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import type { Keys, StorageTable, StoredRow } from './storage-table.ts';

const parkedRowSchema = z.object({
  rowKey: contactIdSchema,
  reason: z.string(),
  detail: z.string(),
  runId: runIdSchema.exactOptional(),
  parkedAt: instantSchema,
});

// A partition of Runs; those of runs begin with `run-`.
const parkedKeys = (id: ContactId): Keys => ({ partitionKey: 'parked', rowKey: id });

/** Parked contacts, in table Runs: few at any time, so one partition. */
export function makeTableParked(table: StorageTable): ParkedStore {
  const read = (row: StoredRow): ParkedContact => {
    const { rowKey, ...fields } = parseRow(parkedRowSchema, { table: table.name, row });
    return { contactId: rowKey, ...fields };
  };
  return {
    park: (contacts) =>
      table.upsertRows(
        contacts.map(({ contactId, ...fields }) => ({
          ...parkedKeys(contactId),
          columns: columnsOf(fields),
        })),
      ),
    unpark: (ids) => table.deleteRows(ids.map(parkedKeys)),
    listParked: async (request) => {
      const { rows, ...next } = await table.listRows({ partition: 'parked', ...request });
      return { contacts: rows.map(read), ...next };
    },
  };
}
