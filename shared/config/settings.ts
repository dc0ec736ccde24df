import type { Endpoint, Settings } from './contract.ts';
import { defaultIssuer, issuerFaults } from './issuer-faults.ts';
import { environmentSchema, type ParsedEnvironment } from './setting-schemas.ts';
import { SettingsFault, type SettingFault } from './settings-fault.ts';
import { SETTINGS_TABLE, type SettingRow } from './settings-table.ts';
import { findUnknownSettings, type UnknownSetting } from './unknown-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ROWS: readonly SettingRow[] = SETTINGS_TABLE;

/** Reads all settings, or throws one SettingsFault that names everything wrong with them. */
export function readSettings(environment: Environment): Settings {
  const given = withDefaults(environment);
  const parsed = environmentSchema.safeParse(given);
  const malformed = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const faults = [
    ...ROWS.filter((row) => malformed.has(row.name)).map((row) => faultOf(row, given[row.name])),
    ...choiceFaults(given),
    ...findUnknownSettings(environment).flatMap(misspeltFault),
    ...issuerFaults(environment, { issuer: given['AUTH_ISSUER'], tenantId: given['AUTH_TENANT_ID'] }),
  ];
  if (!parsed.success || faults.length > 0) throw new SettingsFault(faults);
  return nest(parsed.data);
}

/** Empty means absent: that is how app settings are cleared. */
function withDefaults(environment: Environment): Environment {
  return Object.fromEntries(
    ROWS.map((row) => {
      const text = environment[row.name]?.trim();
      return [row.name, text === undefined || text === '' ? row.default : text];
    }),
  );
}

// Enough to recognise a value, not so much that a whole file lands in a log.
const SHOWN_CHARACTERS = 80;

function faultOf({ name, valid, hidden }: SettingRow, text: string | undefined): SettingFault {
  if (text === undefined) return { name, found: 'nothing', expected: valid };
  const found =
    hidden === true
      ? `a text of ${String(text.length)} characters (not shown)`
      : JSON.stringify(text.slice(0, SHOWN_CHARACTERS));
  return { name, found, expected: valid };
}

/** Left out, it would quietly fall back to its default: what was to be a dry run would write. */
const misspeltFault = ({ name, nearest, isMisspelt }: UnknownSetting): SettingFault[] =>
  isMisspelt ? [{ name, found: 'a name that is no setting', expected: nearest }] : [];

/** Of some settings exactly one is given. */
function choiceFaults(given: Environment): readonly SettingFault[] {
  const choices = ROWS.filter((row) => typeof row.required === 'object');
  const groups = Map.groupBy(choices, (row) => JSON.stringify(row.required));
  return [...groups.values()].flatMap((rows): readonly SettingFault[] => {
    const count = rows.filter((row) => given[row.name] !== undefined).length;
    if (count === 1) return [];
    const expected = `exactly one of them: ${rows.map((row) => row.valid).join('; or ')}`;
    const found = count === 0 ? 'neither' : 'both';
    return [{ name: rows.map((row) => row.name).join(' and '), found, expected }];
  });
}

function endpointOf(
  connectionString: string | undefined,
  identity: { address: string | undefined },
): Endpoint {
  if (connectionString !== undefined) return { kind: 'connectionString', value: connectionString };
  return { kind: 'identity', address: present(identity.address) };
}

function feedOf({
  PROFILES_FEED_FOLDER: path,
  PROFILES_FEED_CONTAINER_URL: url,
}: ParsedEnvironment): Settings['feed'] {
  return path === undefined ? { kind: 'container', url: present(url) } : { kind: 'folder', path };
}

const accessOf = ({ AUTH_TENANT_ID: tenantId, AUTH_AUDIENCE: audience, AUTH_ISSUER }: ParsedEnvironment) => ({
  tenantId,
  audience,
  issuer: AUTH_ISSUER ?? defaultIssuer(tenantId),
});

/** For what `choiceFaults` has already refused to be absent. */
function present(text: string | undefined): string {
  if (text === undefined) throw new Error('a setting of a choice is absent although the choice was checked');
  return text;
}

function applicationInsightsOf({
  APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: authentication,
  TELEMETRY_SAMPLING_PERCENT: samplingPercent,
}: ParsedEnvironment): Pick<Settings, 'applicationInsights'> {
  if (connectionString === undefined) return {};
  return {
    applicationInsights: { connectionString, withIdentity: authentication !== undefined, samplingPercent },
  };
}

function nest(parsed: ParsedEnvironment): Settings {
  const linkedInColumn = parsed.DATAVERSE_LINKEDIN_COLUMN;
  const accountLinkedInColumn = parsed.DATAVERSE_ACCOUNT_LINKEDIN_COLUMN;
  const polledTables = parsed.DATAVERSE_POLLED_TABLES;
  const detailLanguage = parsed.DATAVERSE_DETAILS;
  const identityClientId = parsed.AZURE_CLIENT_ID;
  const today = parsed.VALIDATION_TODAY;
  const companyAliasesFile = parsed.COMPANY_ALIASES_FILE;
  return {
    dataverse: {
      url: parsed.DATAVERSE_URL,
      flagColumn: parsed.DATAVERSE_FLAG_COLUMN,
      readOnly: parsed.DATAVERSE_READ_ONLY,
      bypassLogic: parsed.DATAVERSE_BYPASS_LOGIC,
      suppressFlows: parsed.DATAVERSE_SUPPRESS_FLOWS,
      ...(linkedInColumn === undefined ? {} : { linkedInColumn }),
      ...(accountLinkedInColumn === undefined ? {} : { accountLinkedInColumn }),
      ...(polledTables === undefined ? {} : { polledTables }),
    },
    publisherPrefix: parsed.DATAVERSE_PUBLISHER_PREFIX,
    ...(detailLanguage === 'none' ? {} : { detailLanguage }),
    serviceBus: endpointOf(parsed.SERVICE_BUS, { address: parsed.SERVICE_BUS__fullyQualifiedNamespace }),
    queues: {
      scan: parsed.SCAN_QUEUE,
      validation: parsed.VALIDATION_QUEUE,
      revalidation: parsed.REVALIDATION_QUEUE,
    },
    stateStorage: endpointOf(parsed.STATE_STORAGE, { address: parsed.STATE_STORAGE__tableServiceUri }),
    feed: feedOf(parsed),
    lookUpSecret: parsed.LOOKUP_SECRET,
    syncingUsers: parsed.SYNCING_USERS,
    openOpportunitiesOnly: parsed.OPEN_OPPORTUNITIES_ONLY,
    sweepIntervalHours: parsed.SWEEP_INTERVAL_HOURS,
    policy: {
      flagRule: parsed.POLICY_FLAG_RULE,
      flagLeftNoNewRole: parsed.POLICY_FLAG_LEFT_NO_NEW_ROLE,
      ignoreRule: parsed.POLICY_IGNORE_RULE,
      relatedCompanies: parsed.POLICY_RELATED_COMPANIES,
      oldDepartures: parsed.POLICY_OLD_DEPARTURES,
    },
    dailyFlagLimit: parsed.DAILY_FLAG_LIMIT,
    access: accessOf(parsed),
    profileRetentionDays: parsed.PROFILE_RETENTION_DAYS,
    ...applicationInsightsOf(parsed),
    ...(companyAliasesFile === undefined ? {} : { companyAliasesFile }),
    ...(identityClientId === undefined ? {} : { identityClientId }),
    ...(today === undefined ? {} : { today }),
  };
}
