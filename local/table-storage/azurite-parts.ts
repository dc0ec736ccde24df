import type { Server } from 'node:http';
import { createRequire } from 'node:module';

/** A row as Azurite's handlers hold it. */
export type Entity = {
  PartitionKey: string;
  RowKey: string;
  properties: Record<string, unknown>;
  lastModifiedTime: string;
  eTag: string;
};

/** What Azurite's own store asks of the collection behind one table. */
export interface EntityCollection {
  findOne(keys: Pick<Entity, 'PartitionKey' | 'RowKey'>): Entity | null;
  insert(entity: Entity): void;
  update(entity: Entity): void;
  remove(entity: Entity): void;
}

/** A node of a parsed $filter: binary ones have sides, identifiers a name, constants a value. */
export type FilterNode = {
  name: string;
  left?: FilterNode;
  right?: FilterNode;
  identifier?: string;
  value?: unknown;
};

export type QueryOptions = { filter?: string; top?: number };
type Context = unknown;
type TableModel = { account: string; table: string };
type Collection = { insert(model: TableModel): void };

/** The members of Azurite's store that ours builds on. */
export declare class AzuriteStore {
  constructor(path: string, inMemory: boolean);
  readonly TABLES_COLLECTION: string;
  readonly db: { getCollection(name: string): Collection | null };
  init(): Promise<void>;
  close(): Promise<void>;
  createCollectionForTable(model: TableModel): void;
  removeTableCollection(account: string, model: TableModel): void;
  getEntityCollection(account: string, table: string, context: Context): EntityCollection;
  getMaxResultsOption(options: QueryOptions): number;
  adjustQueryResultforTop(
    result: Entity[],
    maxResults: number,
  ): { nextPartitionKeyResponse?: string; nextRowKeyResponse?: string };
  decodeContinuationHeader(input: string | undefined): string | undefined;
  beginBatchTransaction(batchId: string): Promise<void>;
  endBatchTransaction(
    account: string,
    table: string,
    batchId: string,
    context: Context,
    succeeded: boolean,
  ): Promise<void>;
}

type AzuriteServer = { start(): Promise<void>; close(): Promise<void> };
type Accounts = { init(): Promise<void>; close(): Promise<void> };

type FilterGenerator = {
  generateQueryForPersistenceLayer(options: QueryOptions, context: Context): (entity: Entity) => boolean;
};

/** The package is written for its own command line and describes no types; its version is pinned. */
type AzuriteClasses = {
  'table/persistence/LokiTableMetadataStore': typeof AzuriteStore;
  'common/ServerBase': new (
    host: string,
    port: number,
    httpServer: Server,
    listeners: object,
    configuration: object,
  ) => AzuriteServer;
  'common/AccountDataStore': new (logger: object) => Accounts;
  'common/Logger': object;
  'table/TableConfiguration': new () => object;
  'table/TableRequestListenerFactory': new (...settings: unknown[]) => object;
  'table/persistence/LokiTableStoreQueryGenerator': FilterGenerator;
  'table/persistence/QueryInterpreter/QueryParser': (filter: string) => FilterNode;
};

const fromHere = createRequire(`${process.cwd()}/`);

function part<Path extends keyof AzuriteClasses>(path: Path): AzuriteClasses[Path] {
  // The shapes above are those of its files, as the tests of this room show.
  return (fromHere(`azurite/dist/src/${path}`) as { default: AzuriteClasses[Path] }).default;
}

/** Azurite's table service, taken apart: everything but where rows are kept stays as it is. */
export const loadAzurite = () => ({
  Store: part('table/persistence/LokiTableMetadataStore'),
  Server: part('common/ServerBase'),
  Accounts: part('common/AccountDataStore'),
  Configuration: part('table/TableConfiguration'),
  Listeners: part('table/TableRequestListenerFactory'),
  logger: part('common/Logger'),
  filters: part('table/persistence/LokiTableStoreQueryGenerator'),
  parseFilter: part('table/persistence/QueryInterpreter/QueryParser'),
});
export type AzuriteParts = ReturnType<typeof loadAzurite>;
