import type { Day } from '../domain/calendar.ts';
import type { Language } from '../domain/language.ts';
import type { Policy } from '../domain/policy.ts';
import type { SyncingUserRule } from '../domain/scope.ts';

/** Where a client finds its service: a connection string, or an address opened with the managed identity. */
export type Endpoint = { kind: 'connectionString'; value: string } | { kind: 'identity'; address: string };

/** All settings, read once at start. Names in the environment: README of `docs/settings.md`. */
export type Settings = {
  dataverse: {
    url: string;
    flagColumn: string;
    linkedInColumn?: string;
    accountLinkedInColumn?: string;
    /** Refuses every write before it is sent. */
    readOnly: boolean;
    /** What our writes of the flag are asked not to set off. */
    bypassLogic: readonly ('CustomSync' | 'CustomAsync')[];
    suppressFlows: boolean;
    polledTables?: readonly ('accounts' | 'opportunities' | 'connections' | 'contacts')[];
  };
  /** Prefix of the columns that crm:install creates. */
  publisherPrefix: string;
  /** Language of what is written beside the flag; absent = nothing is. */
  detailLanguage?: Language;
  serviceBus: Endpoint;
  queues: { scan: string; validation: string; revalidation: string };
  stateStorage: Endpoint;
  feed: { kind: 'folder'; path: string } | { kind: 'container'; url: string };
  /** Key of the deployment for hashes of personal data. */
  lookUpSecret: string;
  syncingUsers: SyncingUserRule;
  openOpportunitiesOnly: boolean;
  sweepIntervalHours: number;
  policy: Policy;
  dailyFlagLimit: number;
  profileRetentionDays: number;
  /** Absent = events go to the console. */
  applicationInsights?: { connectionString: string; withIdentity: boolean; samplingPercent: number };
  /** Path or address of the customer's list of company names. */
  companyAliasesFile?: string;
  /** Whose tokens open the management API, and for which registration they must be. */
  access: { tenantId: string; audience: string; issuer: string };
  /** Client id of a user-assigned identity; absent = the system-assigned one. */
  identityClientId?: string;
  /** Fixes `today()` for replays and tests. */
  today?: Day;
};
