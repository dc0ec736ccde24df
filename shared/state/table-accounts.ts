import * as z from 'zod';
import { monthSchema } from '../domain/calendar.ts';
import type { Account } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import { accountIdSchema, contactIdSchema, ownerIdSchema, type AccountId } from '../domain/ids.ts';
import { READS_AT_ONCE } from './azure-table.ts';
import type { AccountStore, Departure } from './contract.ts';
import { inParallel } from './in-parallel.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import { keysOf, type Keys, type Row, type StorageTable, type StoredRow } from './storage-table.ts';

const ACCOUNT = 'account';
const DEPARTURE = 'departure-';

const accountRowSchema = z.object({
  partitionKey: accountIdSchema,
  name: z.string(),
  website: z.string().exactOptional(),
  ownerId: ownerIdSchema.exactOptional(),
  active: z.boolean(),
});

const departureRowSchema = z.object({
  partitionKey: accountIdSchema,
  destination: z.string(),
  contactId: contactIdSchema,
  endMonth: monthSchema,
});

const accountKeys = (id: AccountId): Keys => ({ partitionKey: id, rowKey: ACCOUNT });

const accountRow = ({ id, name, website, ownerId, active }: Account): Row => ({
  ...accountKeys(id),
  columns: columnsOf({ name, website, ownerId, active }),
});

// Hashed once more: a row key must not hold characters that a destination might.
const departureRow = ({ accountId, ...fields }: Departure): Row => ({
  partitionKey: accountId,
  rowKey: `${DEPARTURE}${digest(fields.destination, 16)}-${fields.contactId}`,
  columns: columnsOf(fields),
});

/** Table Accounts: one partition per account with its own row and one per departure. */
export function makeTableAccounts(table: StorageTable): AccountStore {
  const readAccount = (row: StoredRow): Account => {
    const { partitionKey, ...fields } = parseRow(accountRowSchema, { table: table.name, row });
    return { id: partitionKey, ...fields };
  };
  const readDeparture = (row: StoredRow): Departure => {
    const { partitionKey, ...fields } = parseRow(departureRowSchema, { table: table.name, row });
    return { accountId: partitionKey, ...fields };
  };
  const deleteAccount = async (id: AccountId): Promise<void> => {
    const rows = await table.listAllRows({ partition: id });
    await table.deleteRows(rows.map(keysOf));
  };
  return {
    saveAccounts: (accounts) => table.upsertRows(accounts.map(accountRow)),
    readAccounts: async (ids) => {
      const rows = await table.readRows(ids.map(accountKeys));
      return new Map(rows.map(readAccount).map((account) => [account.id, account]));
    },
    deleteAccounts: async (ids) => {
      await inParallel(ids, { atOnce: READS_AT_ONCE }, deleteAccount);
    },
    saveDepartures: (departures) => table.upsertRows(departures.map(departureRow)),
    listDepartures: async (accountId) => {
      const rows = await table.listAllRows({ partition: accountId, rowKeyPrefix: DEPARTURE });
      return rows.map(readDeparture);
    },
  };
}
