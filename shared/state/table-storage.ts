import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { makeAzureTable } from './azure-table.ts';
import { inParallel } from './in-parallel.ts';
import { openTableClient, type TableAccount } from './open-table-client.ts';
import { callStorage } from './storage-faults.ts';
import type { StorageTable } from './storage-table.ts';

/** The tables of this room (design §7). */
export const STATE_TABLES = [
  'Snapshots',
  'Links',
  'ScopeEdges',
  'AccountContacts',
  'Members',
  'Due',
  'Accounts',
  'Holds',
  'Runs',
  'Control',
  'Audit',
] as const;
export type StateTable = (typeof STATE_TABLES)[number];

export type TableStorageOptions = TableAccount & {
  /** Put before each table's name, so that several deployments or tests can share an account. */
  tablePrefix?: string;
  newOperationId?: () => string;
};

export type TableStorage = {
  table: (name: StateTable) => StorageTable;
  createTablesIfMissing: () => Promise<void>;
};

/** The tables of one storage account. */
export function makeTableStorage(options: TableStorageOptions): TableStorage {
  const { tablePrefix = '', newOperationId = randomUUID } = options;
  const open = (name: StateTable): TableClient => openTableClient(options, `${tablePrefix}${name}`);
  // The client takes a table that is there already (409) for created.
  const createTable = (name: StateTable): Promise<void> =>
    callStorage(`creating table ${tablePrefix}${name}`, () => open(name).createTable());
  return {
    table: (name) => makeAzureTable(open(name), { name: `${tablePrefix}${name}`, newOperationId }),
    createTablesIfMissing: async () => {
      await inParallel(STATE_TABLES, { atOnce: STATE_TABLES.length }, createTable);
    },
  };
}
