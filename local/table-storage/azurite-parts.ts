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

declare class AzuriteServer {
  constructor(host: string, port: number, httpServer: Server, listeners: object, configuration: object);
  start(): Promise<void>;
  close(): Promise<void>;
}

type FilterGenerator = {
  generateQueryForPersistenceLayer(options: QueryOptions, context: Context): (entity: Entity) => boolean;
};

const fromHere = createRequire(`${process.cwd()}/`);

/** One file of the package, which is written for its own command line and describes no types. */
function part<Type>(path: string): Type {
  // Its classes are pinned by version and exercised by the tests of this room: the shapes above are theirs.
  return (fromHere(`azurite/dist/src/${path}`) as { default: Type }).default;
}

/** Azurite's table service, taken apart: everything but where rows are kept stays as it is. */
export const loadAzurite = () => ({
  Store: part<typeof AzuriteStore>('table/persistence/LokiTableMetadataStore'),
  Server: part<typeof AzuriteServer>('common/ServerBase'),
  Accounts:
    part<new (logger: object) => { init(): Promise<void>; close(): Promise<void> }>(
      'common/AccountDataStore',
    ),
  Configuration: part<new (...settings: unknown[]) => object>('table/TableConfiguration'),
  Listeners: part<new (...settings: unknown[]) => object>('table/TableRequestListenerFactory'),
  logger: part<object>('common/Logger'),
  filters: part<FilterGenerator>('table/persistence/LokiTableStoreQueryGenerator'),
  parseFilter: part<(filter: string) => FilterNode>('table/persistence/QueryInterpreter/QueryParser'),
});
export type AzuriteParts = ReturnType<typeof loadAzurite>;
