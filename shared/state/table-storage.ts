import { randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/core-auth';
import { TableClient, TableServiceClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { Endpoint } from '../config/contract.ts';
import { makeAzureTable } from './azure-table.ts';
import { inParallel } from './in-parallel.ts';
import { answeredWith, callStorage } from './storage-faults.ts';
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
  'Runs',
  'Control',
  'Audit',
] as const;
export type StateTable = (typeof STATE_TABLES)[number];

export type TableStorageOptions = {
  endpoint: Endpoint;
  credential: TokenCredential;
  /** Put before each table's name, so that several deployments or tests can share an account. */
  tablePrefix?: string;
  clientOptions?: TableServiceClientOptions;
  newOperationId?: () => string;
};

export type TableStorage = {
  table: (name: StateTable) => StorageTable;
  createTablesIfMissing: () => Promise<void>;
};

// Azurite and other local stores speak plain HTTP; a connection string that says so was written for one.
const speaksPlainHttp = (connectionString: string): boolean =>
  /DefaultEndpointsProtocol=http;|TableEndpoint=http:|UseDevelopmentStorage=true/i.test(connectionString);

function clientOf<Client>(
  { endpoint, clientOptions = {} }: TableStorageOptions,
  open: {
    byConnectionString: (value: string, options: TableServiceClientOptions) => Client;
    byIdentity: (address: string, options: TableServiceClientOptions) => Client;
  },
): Client {
  if (endpoint.kind === 'identity') return open.byIdentity(endpoint.address, clientOptions);
  const insecure = speaksPlainHttp(endpoint.value) ? { allowInsecureConnection: true } : {};
  return open.byConnectionString(endpoint.value, { ...insecure, ...clientOptions });
}

/** The tables of one storage account, opened by connection string or by the app's identity. */
export function makeTableStorage(options: TableStorageOptions): TableStorage {
  const { credential, tablePrefix = '', newOperationId = randomUUID } = options;
  const physicalName = (name: StateTable): string => `${tablePrefix}${name}`;
  const service = clientOf(options, {
    byConnectionString: (value, clientOptions) =>
      TableServiceClient.fromConnectionString(value, clientOptions),
    byIdentity: (address, clientOptions) => new TableServiceClient(address, credential, clientOptions),
  });
  const openTable = (name: string): TableClient =>
    clientOf(options, {
      byConnectionString: (value, clientOptions) =>
        TableClient.fromConnectionString(value, name, clientOptions),
      byIdentity: (address, clientOptions) => new TableClient(address, name, credential, clientOptions),
    });
  const createTable = (name: StateTable): Promise<void> =>
    callStorage(`creating table ${physicalName(name)}`, async () => {
      try {
        await service.createTable(physicalName(name));
      } catch (error) {
        if (!answeredWith(error, [409])) throw error; // 409: it is there
      }
    });
  return {
    table: (name) =>
      makeAzureTable(openTable(physicalName(name)), { name: physicalName(name), newOperationId }),
    createTablesIfMissing: async () => {
      await inParallel(STATE_TABLES, { atOnce: STATE_TABLES.length }, createTable);
    },
  };
}
