import * as z from 'zod';
import { contactIdSchema } from '../domain/ids.ts';
import type { AccountContact } from '../domain/scope.ts';
import type { ScopeStore } from './contract.ts';
import { parseRow } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';

const rowSchema = z.object({ rowKey: contactIdSchema });

const keysOf = ({ accountId, contactId }: AccountContact): Keys => ({
  partitionKey: accountId,
  rowKey: contactId,
});

/** Table AccountContacts: one partition per account, one row per contact. */
export const makeAccountContacts = (
  table: StorageTable,
): Pick<ScopeStore, 'saveAccountContacts' | 'deleteAccountContacts' | 'listContactsOfAccount'> => ({
  saveAccountContacts: (edges) => table.upsertRows(edges.map((edge) => ({ ...keysOf(edge), columns: {} }))),
  deleteAccountContacts: (edges) => table.deleteRows(edges.map(keysOf)),
  listContactsOfAccount: async ({ accountId, ...page }) => {
    const { rows, ...next } = await table.listRows({ partition: accountId, ...page });
    return {
      contactIds: rows.map((row) => parseRow(rowSchema, { table: table.name, row }).rowKey),
      ...next,
    };
  },
});
