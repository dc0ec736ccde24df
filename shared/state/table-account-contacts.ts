import * as z from 'zod';
import { contactIdSchema, type AccountId } from '../domain/ids.ts';
import type { AccountContact } from '../domain/scope.ts';
import { accountPartition } from './account-partition.ts';
import type { ScopeStore } from './contract.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';

const mailSchema = z.object({ mailKey: z.string().exactOptional() });
const mailKeyOf = ({ mailKey }: z.infer<typeof mailSchema>) => (mailKey === undefined ? {} : { mailKey });

const prefixOf = (accountId: AccountId): string => `${accountId}-`;

const keysOf = ({ accountId, contactId }: AccountContact): Keys => ({
  partitionKey: accountPartition(accountId),
  rowKey: prefixOf(accountId) + contactId,
});

/** Table AccountContacts: one row per account and contact, found by account. */
export const makeAccountContacts = (
  table: StorageTable,
): Pick<
  ScopeStore,
  'saveAccountContacts' | 'deleteAccountContacts' | 'listContactsOfAccount' | 'listMailKeys'
> => ({
  saveAccountContacts: (edges) =>
    table.upsertRows(
      edges.map((edge) => ({ ...keysOf(edge), columns: columnsOf({ mailKey: edge.mailKey }) })),
    ),
  listMailKeys: async ({ accountId, limit }) => {
    const prefix = prefixOf(accountId);
    const range = { partition: accountPartition(accountId), rowKeyPrefix: prefix };
    const { rows } = await table.listRows({ ...range, next: undefined, limit });
    return rows.map((row) => ({
      accountId,
      contactId: contactIdSchema.parse(row.rowKey.slice(prefix.length)),
      ...mailKeyOf(parseRow(mailSchema, { table: table.name, row })),
    }));
  },
  deleteAccountContacts: (edges) => table.deleteRows(edges.map(keysOf)),
  listContactsOfAccount: async ({ accountId, ...page }) => {
    const prefix = prefixOf(accountId);
    const range = { partition: accountPartition(accountId), rowKeyPrefix: prefix };
    const { rows, ...next } = await table.listRows({ ...range, ...page });
    return {
      contactIds: rows.map(({ rowKey }) => contactIdSchema.parse(rowKey.slice(prefix.length))),
      ...next,
    };
  },
});
