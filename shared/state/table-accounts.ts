import * as z from 'zod';
import { monthSchema } from '../domain/calendar.ts';
import type { Account } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import { accountIdSchema, contactIdSchema, ownerIdSchema, type AccountId } from '../domain/ids.ts';
import { accountPartition } from './account-partition.ts';
import type { AccountStore, Departure } from './contract.ts';
import { inParallel } from './in-parallel.ts';
import { READS_AT_ONCE } from './read-rows.ts';
import { columnsOf, parseRow } from './row-columns.ts';
import { keysOf, type Keys, type Row, type StorageTable, type StoredRow } from './storage-table.ts';

const ACCOUNT = '-account';
const DEPARTURE = '-departure-';

type OfAccount = { accountId: AccountId };

const accountRowSchema = z.object({
  accountId: accountIdSchema,
  name: z.string(),
  website: z.string().exactOptional(),
  country: z.string().exactOptional(),
  ticker: z.string().exactOptional(),
  linkedInUrl: z.string().exactOptional(),
  /** Of the parent, what its changes tell. */
  parentId: accountIdSchema.exactOptional(),
  ownerId: ownerIdSchema.exactOptional(),
  active: z.boolean(),
  headcount: z.number().int().exactOptional(),
});

const departureRowSchema = z.object({
  accountId: accountIdSchema,
  destination: z.string(),
  contactId: contactIdSchema,
  endMonth: monthSchema,
});

const accountKeys = (id: AccountId): Keys => ({ partitionKey: accountPartition(id), rowKey: id + ACCOUNT });

const accountRow = ({ id, parent, learnedDomains, ...fields }: Account): Row => ({
  ...accountKeys(id),
  columns: columnsOf({ accountId: id, ...fields, parentId: parent?.id }),
});

const rangeOf = ({ accountId }: OfAccount, kind = '-') => ({
  partition: accountPartition(accountId),
  rowKeyPrefix: accountId + kind,
});

// Hashed once more: a row key must not hold characters that a destination might.
const departureKeys = ({ accountId, destination, contactId }: Omit<Departure, 'endMonth'>): Keys => ({
  partitionKey: accountPartition(accountId),
  rowKey: `${accountId}${DEPARTURE}${digest(destination, 16)}-${contactId}`,
});

const departureRow = (departure: Departure): Row => ({
  ...departureKeys(departure),
  columns: columnsOf(departure),
});

/** Table Accounts: a range of rows per account, its own and one per departure. */
export function makeTableAccounts(table: StorageTable): AccountStore {
  const readAccount = (row: StoredRow): Account => {
    const { accountId, parentId, ...fields } = parseRow(accountRowSchema, { table: table.name, row });
    return { id: accountId, ...fields, ...(parentId !== undefined && { parent: { id: parentId } }) };
  };
  const readDeparture = (row: StoredRow): Departure =>
    parseRow(departureRowSchema, { table: table.name, row });
  const deleteAccount = async (accountId: AccountId): Promise<void> => {
    const rows = await table.listAllRows(rangeOf({ accountId }));
    await table.deleteRows(rows.map(keysOf));
  };
  return {
    saveAccounts: (accounts) => table.upsertRows(accounts.map(accountRow)),
    readAccounts: async (ids) => {
      const rows = await table.readRows(ids.map(accountKeys));
      return new Map(rows.map(readAccount).map((account) => [account.id, account]));
    },
    listAccounts: async (page) => {
      const { rows, ...next } = await table.listRows(page);
      return { accounts: rows.filter(({ rowKey }) => rowKey.endsWith(ACCOUNT)).map(readAccount), ...next };
    },
    deleteAccounts: async (ids) => {
      await inParallel(ids, { atOnce: READS_AT_ONCE }, deleteAccount);
    },
    saveDepartures: (departures) => table.upsertRows(departures.map(departureRow)),
    deleteDepartures: (departures) => table.deleteRows(departures.map(departureKeys)),
    listDepartures: async (accountId) => {
      const rows = await table.listAllRows(rangeOf({ accountId }, DEPARTURE));
      return rows.map(readDeparture);
    },
  };
}
