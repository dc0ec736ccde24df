import { randomUUID } from 'node:crypto';
import type { EntityName } from './column.ts';
import { EntityDefinitions } from './entity-definitions.ts';
import { FaultInjection } from './fault-injection.ts';
import { BearerTokens } from './http/bearer-tokens.ts';
import { close, createHttpServer, listen } from './http/http-server.ts';
import { IDENTITY_PATH } from './http/identity-endpoint.ts';
import { customizationSettings, type CustomizationOptions } from './metadata/customization-settings.ts';
import { MetadataState } from './metadata/metadata-state.ts';
import type { CallerIds } from './organization.ts';
import { ProtectionLimits, type ProtectionLimitSettings } from './protection-limits.ts';
import { seedOrganization } from './seed-organization.ts';
import { RequestCounter, type Statistics } from './statistics.ts';
import { AppliedWrites } from './storage/applied-writes.ts';
import { openDatabase } from './storage/open-database.ts';
import { RowStore } from './storage/row-store.ts';
import { Settings } from './storage/settings.ts';
import { Store } from './storage/store.ts';
import { ChangeTracking } from './tracking/change-tracking.ts';

export type DataverseOptions = {
  /** SQLite file that a later start goes on with; without it everything is in memory. */
  readonly storeFile?: string;
  /** Free port unless given: with the same one, delta links survive a restart. */
  readonly port?: number;
  /** A text column that the customer added to the contact for the LinkedIn address. */
  readonly linkedInUrlColumn?: string;
  /** The same on the account, for its LinkedIn page. */
  readonly accountLinkedInUrlColumn?: string;
  /** Columns the caller may not write, as `contact.msdyn_orgchangestatus`. */
  readonly securedColumns?: readonly string[];
  /** Tables and columns this environment lacks, as `opportunity` or `contact.msdyn_orgchangestatus`. */
  readonly without?: readonly string[];
  readonly customization?: CustomizationOptions;
  readonly limits?: ProtectionLimitSettings;
  readonly parallelismHint?: number;
  readonly tokenLifetimeSeconds?: number;
  readonly now?: () => Date;
};

export type Dataverse = {
  /** Origin, which is the environment's URL and the resource of its tokens. */
  readonly url: string;
  readonly apiUrl: string;
  readonly store: Store;
  /** Values for IDENTITY_ENDPOINT and IDENTITY_HEADER. */
  readonly identity: { readonly endpoint: string; readonly header: string };
  readonly caller: CallerIds;
  readonly appliedWrites: AppliedWrites;
  readonly faults: FaultInjection;
  readonly metadata: MetadataState;
  statistics(): Statistics;
  setLimits(limits: ProtectionLimitSettings): void;
  issueToken(options?: { resource?: string; lifetimeSeconds?: number }): string;
  setChangeTracking(entity: EntityName, enabled: boolean): void;
  /** As a change of the table's metadata does: its delta tokens expire. */
  changeMetadata(entity: EntityName): void;
  /** The delta tokens of every table expire. */
  expireDeltaTokens(): void;
  stop(): Promise<void>;
};

/** Recommended parallelism where a test does not say; small environments are told such numbers. */
const PARALLELISM_HINT = 10;
/** Entra's tokens live 60 to 90 minutes. */
const TOKEN_LIFETIME_SECONDS = 3600;
const CLIENT_ID = '5c1b7a52-6d0e-4d4e-9d8f-2b1e6b0d7f11';

function openOrganization(options: DataverseOptions, now: () => Date) {
  const { linkedInUrlColumn, accountLinkedInUrlColumn, storeFile: file } = options;
  const extra = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  const definitions = new EntityDefinitions({
    extraContactColumns: extra(linkedInUrlColumn),
    extraAccountColumns: extra(accountLinkedInUrlColumn),
    without: options.without ?? [],
  });
  const database = openDatabase({ file, definitions });
  const settings = new Settings(database);
  const customization = customizationSettings(options.customization);
  const baseLanguage = customization.languages.base;
  const metadata = new MetadataState({ settings, definitions, baseLanguage });
  const rows = new RowStore({ database, definitions, now });
  const store = new Store(rows);
  const caller = seedOrganization({ settings, store, clientId: CLIENT_ID, baseLanguage });
  const tracking = new ChangeTracking({ rows, settings, now });
  const appliedWrites = new AppliedWrites(database);
  return {
    database,
    definitions,
    settings,
    metadata,
    customization,
    rows,
    store,
    caller,
    tracking,
    appliedWrites,
  };
}

type Switches = Pick<Dataverse, 'setChangeTracking' | 'changeMetadata' | 'expireDeltaTokens'>;

function trackingSwitches(opened: { definitions: EntityDefinitions; tracking: ChangeTracking }): Switches {
  const { definitions, tracking } = opened;
  return {
    setChangeTracking: (entity, enabled) => {
      tracking.setEnabled(definitions.of(entity), enabled);
    },
    changeMetadata: (entity) => {
      tracking.expireTokens(definitions.of(entity));
    },
    expireDeltaTokens: () => {
      for (const definition of definitions.all) tracking.expireTokens(definition);
    },
  };
}

/** Starts the Dataverse Web API stand-in on 127.0.0.1. */
export async function startDataverse(options: DataverseOptions = {}): Promise<Dataverse> {
  const now = options.now ?? (() => new Date());
  const opened = openOrganization(options, now);
  const faults = new FaultInjection();
  const limits = new ProtectionLimits(now);
  limits.set(options.limits ?? {});
  const counter = new RequestCounter();
  const tokens = new BearerTokens({ settings: opened.settings, now });
  const lifetimeSeconds = options.tokenLifetimeSeconds ?? TOKEN_LIFETIME_SECONDS;
  const identity = { header: randomUUID(), clientId: CLIENT_ID, lifetimeSeconds };
  let url = ''; // known once the server listens
  const apiUrl = () => `${url}/api/data/v9.2/`;
  const origin = () => url;
  const securedColumns = new Set(options.securedColumns ?? []);
  const organization = { ...opened, faults, now, apiUrl, securedColumns };
  const parallelismHint = options.parallelismHint ?? PARALLELISM_HINT;
  const api = { organization, tokens, limits, counter, origin, parallelismHint };
  const server = createHttpServer({ ...api, apiUrl, identity });
  url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const { store, caller, appliedWrites, metadata, database } = opened;
  return {
    url,
    apiUrl: apiUrl(),
    store,
    caller,
    appliedWrites,
    metadata,
    faults,
    ...trackingSwitches(opened),
    identity: { endpoint: url + IDENTITY_PATH, header: identity.header },
    statistics: () => counter.read(),
    setLimits: (settings) => {
      limits.set(settings);
    },
    issueToken: (wanted = {}) => tokens.issue({ resource: url, lifetimeSeconds, ...wanted }).token,
    stop: () =>
      close(server).finally(() => {
        database.close();
      }),
  };
}
