import { randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/core-auth';
import { ServiceBusClient } from '@azure/service-bus';
import { ContainerClient } from '@azure/storage-blob';
import { jobIdOf, pageMessageIdOf } from '../shared/changes/job-id.ts';
import type { Settings } from '../shared/config/contract.ts';
import { makeDataverseChanges } from '../shared/crm/dataverse-changes.ts';
import { makeDataverseContacts } from '../shared/crm/dataverse-contacts.ts';
import { makeDataverseDirectory } from '../shared/crm/dataverse-directory.ts';
import { makeDataverseEnvironment } from '../shared/crm/dataverse-environment.ts';
import { makeDataverseHttp } from '../shared/crm/dataverse-http.ts';
import { makeDataversePrerequisites } from '../shared/crm/dataverse-prerequisites.ts';
import { makeFlagValueReader } from '../shared/crm/flag-value-reader.ts';
import { makeDataverseInstallation } from '../shared/crm/install/dataverse-installation.ts';
import { DEFAULT_INSTALL_OPTIONS } from '../shared/crm/install/install-options.ts';
import { makeLinkedInColumnReader } from '../shared/crm/linkedin-column.ts';
import { makeManagedIdentity } from '../shared/crm/managed-identity.ts';
import { dayOf, type Clock } from '../shared/domain/calendar.ts';
import { digest } from '../shared/domain/digest.ts';
import { runIdSchema } from '../shared/domain/ids.ts';
import { makeLearnedReader } from '../shared/jobs/steps/learned-companies.ts';
import type { AliasRow } from '../shared/matching/company/alias-table.ts';
import { knowledgeOf } from '../shared/matching/company/public-knowledge.ts';
import { onFirstUse } from '../shared/matching/text/on-first-use.ts';
import { rulesVersion } from '../shared/matching/verdict/rules-version.ts';
import { makeBlobFileStore } from '../shared/profiles/blob-file-store.ts';
import { makeFeedSource } from '../shared/profiles/feed-source.ts';
import { makeFolderFileStore } from '../shared/profiles/folder-file-store.ts';
import { createProfileTables, makeTableProfileIndex } from '../shared/profiles/table-profile-index.ts';
import { makeServiceBusProbe } from '../shared/queue/service-bus-probe.ts';
import { makeServiceBusSender } from '../shared/queue/service-bus-sender.ts';
import type { LearnedStore } from '../shared/state/learned-contract.ts';
import { openState } from '../shared/state/open-state.ts';
import { openTableClient } from '../shared/state/open-table-client.ts';
import { openAzureMonitor } from '../shared/telemetry/azure-monitor.ts';
import { makeConsoleTelemetry, NO_TRACING } from '../shared/telemetry/console-telemetry.ts';
import type { Telemetry, Tracing } from '../shared/telemetry/contract.ts';
import { servicesAccess } from './services-access.ts';

/** Constructs every adapter, once per process. Nothing is sent before `prepare` or the first call. */
export function makeServices(
  settings: Settings,
  aliases: readonly AliasRow[] = [],
  /** Takes events where nobody collects telemetry. */
  tell = (line: string): void => {
    console.info(line);
  },
) {
  const clock = clockOf(settings);
  const credential = makeManagedIdentity({ clientId: settings.identityClientId });
  const { telemetry, flushTelemetry } = telemetryOf(settings, { credential, clock, tell });
  const storage = { endpoint: settings.stateStorage, credential };
  const client = serviceBusOf(settings, credential);
  const { createTablesIfMissing, ...state } = openState(storage);
  const profileTables = {
    profiles: openTableClient(storage, 'Profiles'),
    profileKeys: openTableClient(storage, 'ProfileKeys'),
  };
  return {
    ...state,
    ...crmOf(settings, { credential, clock, telemetry, sharedPause: state.control }),
    profiles: makeTableProfileIndex(profileTables),
    source: makeFeedSource({ store: feedStoreOf(settings, credential), clock }),
    queueProbe: makeServiceBusProbe({ client, queues: settings.queues }),
    queue: makeServiceBusSender({
      client,
      queues: settings.queues,
      jobIdOf,
      pageMessageIdOf,
      traceParent: () => telemetry.traceParent(),
    }),
    ...servicesAccess(settings, { now: clock.now, fetch, telemetry }),
    telemetry,
    clock,
    newRunId: () => runIdSchema.parse(randomUUID()),
    ...companiesKnown(state.learned, aliases),
    ...(settings.detailLanguage !== undefined && { language: settings.detailLanguage }),
    writesAllowed: !settings.dataverse.readOnly,
    polledTables: settings.dataverse.polledTables ?? [],
    policy: settings.policy,
    dailyFlagLimit: settings.dailyFlagLimit,
    profileRetentionDays: settings.profileRetentionDays,
    lookUpSecret: settings.lookUpSecret,
    openOpportunitiesOnly: settings.openOpportunitiesOnly,
    syncingUsers: settings.syncingUsers,
    sweepIntervalHours: settings.sweepIntervalHours,
    /** Sends the telemetry that waits; awaited at the end of the process. */
    flushTelemetry,
    /** Creates the tables that are missing; awaited before the first function runs. */
    prepare: async (): Promise<void> => {
      await Promise.all([createTablesIfMissing(), createProfileTables(profileTables)]);
    },
  };
}

/** Another list is another rule: the contacts are validated again with it (promise 15). */
const companiesKnown = (learned: LearnedStore, aliases: readonly AliasRow[]) =>
  aliases.length === 0
    ? { rulesVersion: rulesVersion(), readLearned: makeLearnedReader({ learned }) }
    : {
        rulesVersion: `${rulesVersion()}-${digest(JSON.stringify(aliases), 8)}`,
        readLearned: makeLearnedReader({ learned, base: onFirstUse(() => knowledgeOf({ aliases })) }),
      };

/** A fixed day is for replays: verdicts and due dates follow it, leases and schedules keep the real clock. */
function clockOf({ today }: Settings): Clock {
  const now = (): Date => new Date();
  return { now, today: today === undefined ? () => dayOf(now()) : () => today };
}

function telemetryOf(
  { applicationInsights }: Settings,
  { credential, clock, tell }: { credential: TokenCredential; clock: Clock; tell: (line: string) => void },
): { telemetry: Telemetry & Tracing; flushTelemetry: () => Promise<void> } {
  if (applicationInsights === undefined) {
    const lines = makeConsoleTelemetry({ now: clock.now, write: tell });
    return { telemetry: { ...lines, ...NO_TRACING }, flushTelemetry: () => Promise.resolve() };
  }
  const { connectionString, withIdentity, samplingPercent } = applicationInsights;
  const { telemetry, flush } = openAzureMonitor({
    connectionString,
    samplingPercent,
    ...(withIdentity && { credential }),
  });
  return { telemetry, flushTelemetry: flush };
}

type CrmParts = Pick<
  Parameters<typeof makeDataverseHttp>[0] & { clock: Clock },
  'credential' | 'clock' | 'telemetry' | 'sharedPause'
>;

function crmOf(
  { dataverse: given, publisherPrefix: prefix, detailLanguage }: Settings,
  { clock, ...parts }: CrmParts,
) {
  const dataverse = { ...given, ...(detailLanguage !== undefined && { detailColumns: { prefix } }) };
  const http = makeDataverseHttp({
    url: dataverse.url,
    now: clock.now,
    random: () => Math.random(),
    readOnly: dataverse.readOnly,
    ...parts,
  });
  const readers = {
    readFlagValues: makeFlagValueReader(http, dataverse),
    readLinkedInColumn: makeLinkedInColumnReader(http, dataverse),
  };
  return {
    changes: makeDataverseChanges(http, { ...dataverse, ...readers }),
    contacts: makeDataverseContacts(http, { ...dataverse, ...readers }),
    directory: makeDataverseDirectory(http),
    installation: makeDataverseInstallation(http, {
      ...DEFAULT_INSTALL_OPTIONS,
      prefix,
      detailColumns: detailLanguage !== undefined,
    }),
    prerequisites: makeDataversePrerequisites(http, { ...dataverse, ...readers, publisherPrefix: prefix }),
    environment: makeDataverseEnvironment(http, { ...dataverse, ...readers, now: clock.now }),
  };
}

const feedStoreOf = ({ feed }: Settings, credential: TokenCredential) =>
  feed.kind === 'folder'
    ? makeFolderFileStore({ path: feed.path })
    : makeBlobFileStore({ container: new ContainerClient(feed.url, credential) });

const serviceBusOf = ({ serviceBus }: Settings, credential: TokenCredential): ServiceBusClient =>
  serviceBus.kind === 'connectionString'
    ? new ServiceBusClient(serviceBus.value)
    : new ServiceBusClient(serviceBus.address, credential);
