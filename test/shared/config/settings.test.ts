import { SettingsFault } from '../../../shared/config/settings-fault.ts';
import { SETTINGS_TABLE, type SettingName } from '../../../shared/config/settings-table.ts';
import { readSettings } from '../../../shared/config/settings.ts';
import { DEFAULT_POLICY } from '../../../shared/domain/policy.ts';
import { WRONG_SETTINGS } from './wrong-settings.ts';

type Environment = Partial<Record<SettingName, string>>;

const GUID = '0d3F7C6e-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
const TENANT = '1C2b3a49-5867-4756-9f4e-3d2c1b0a9f8e';

const MINIMUM: Environment = {
  DATAVERSE_URL: 'https://contoso.crm4.dynamics.com/',
  SERVICE_BUS__fullyQualifiedNamespace: 'contoso.servicebus.windows.net',
  STATE_STORAGE__tableServiceUri: 'https://contoso.table.core.windows.net/',
  PROFILES_FEED_CONTAINER_URL: 'https://contoso.blob.core.windows.net/profiles',
  LOOKUP_SECRET: 's'.repeat(32),
  AUTH_TENANT_ID: TENANT,
  AUTH_AUDIENCE: GUID,
};

function faultsOf(environment: Environment): SettingsFault {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsFault) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('readSettings', () => {
  it('names a misspelt setting and the one that is meant, never its value', () => {
    const misspelt = { ...MINIMUM, DATAVERSE_READONLY: 'marker', DATAVERSE_DETAIL: 'marker' };
    const { message } = faultsOf(misspelt);
    expect(message).toContain(
      'DATAVERSE_DETAIL: found a name that is no setting; expected DATAVERSE_DETAILS',
    );
    expect(message).toContain('expected DATAVERSE_READ_ONLY');
    expect(message).not.toContain('marker');
  });

  it('needs seven settings and has a default for the rest', () => {
    expect(readSettings(MINIMUM)).toEqual({
      dataverse: {
        url: 'https://contoso.crm4.dynamics.com',
        flagColumn: 'msdyn_orgchangestatus',
        readOnly: false,
        bypassLogic: [],
        suppressFlows: false,
      },
      publisherPrefix: 'dval',
      serviceBus: { kind: 'identity', address: 'contoso.servicebus.windows.net' },
      queues: { scan: 'scan-pages', validation: 'validation-jobs', revalidation: 'revalidation-jobs' },
      stateStorage: { kind: 'identity', address: 'https://contoso.table.core.windows.net' },
      feed: { kind: 'container', url: 'https://contoso.blob.core.windows.net/profiles' },
      lookUpSecret: 's'.repeat(32),
      syncingUsers: { kind: 'everyone' },
      openOpportunitiesOnly: true,
      sweepIntervalHours: 24,
      policy: {
        flagRule: 'careful',
        flagLeftNoNewRole: false,
        ignoreRule: 'untilNewEvidence',
        relatedCompanies: 'stillAtCompany',
        oldDepartures: 'report',
      },
      dailyFlagLimit: 500,
      access: {
        tenantId: TENANT.toLowerCase(),
        audience: GUID.toLowerCase(),
        issuer: `https://login.microsoftonline.com/${TENANT.toLowerCase()}/v2.0`,
      },
      profileRetentionDays: 730,
    });
  });

  it('judges by the default policy where nothing else is chosen', () => {
    expect(readSettings(MINIMUM).policy).toEqual(DEFAULT_POLICY);
  });

  it('reads every setting that is given', () => {
    const settings = readSettings({
      DATAVERSE_URL: 'http://127.0.0.1:3000',
      DATAVERSE_FLAG_COLUMN: 'new_flag',
      DATAVERSE_LINKEDIN_COLUMN: 'new_linkedin',
      DATAVERSE_PUBLISHER_PREFIX: 'new',
      DATAVERSE_ACCOUNT_LINKEDIN_COLUMN: 'new_page',
      DATAVERSE_POLLED_TABLES: 'connections, accounts',
      DATAVERSE_READ_ONLY: 'true',
      DATAVERSE_BYPASS_LOGIC: 'CustomSync, CustomAsync',
      DATAVERSE_SUPPRESS_FLOWS: 'true',
      SERVICE_BUS: 'Endpoint=sb://127.0.0.1:5672;SharedAccessKeyName=a;SharedAccessKey=b',
      SCAN_QUEUE: 'a',
      VALIDATION_QUEUE: 'b',
      REVALIDATION_QUEUE: 'c',
      STATE_STORAGE: 'UseDevelopmentStorage=true',
      PROFILES_FEED_FOLDER: './profiles',
      LOOKUP_SECRET: 's'.repeat(40),
      SYNCING_USERS: 'emails:Ada@Contoso.example, bob@contoso.example',
      OPEN_OPPORTUNITIES_ONLY: 'false',
      SWEEP_INTERVAL_HOURS: '168',
      POLICY_FLAG_RULE: 'original',
      POLICY_FLAG_LEFT_NO_NEW_ROLE: 'true',
      POLICY_IGNORE_RULE: 'forever',
      POLICY_RELATED_COMPANIES: 'departure',
      POLICY_OLD_DEPARTURES: 'flag',
      DAILY_FLAG_LIMIT: '0',
      AUTH_TENANT_ID: TENANT,
      AUTH_AUDIENCE: GUID,
      AUTH_ISSUER: `https://login.microsoftonline.us/${TENANT.toLowerCase()}/v2.0`,
      PROFILE_RETENTION_DAYS: '90',
      APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=00000000-0000-4000-8000-000000000000',
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING:
        'Authorization=AAD;ClientId=00000000-0000-4000-8000-000000000001',
      TELEMETRY_SAMPLING_PERCENT: '100',
      AZURE_CLIENT_ID: GUID,
      VALIDATION_TODAY: '2026-11-01',
    } satisfies Environment);
    expect(settings).toEqual({
      dataverse: {
        url: 'http://127.0.0.1:3000',
        flagColumn: 'new_flag',
        readOnly: true,
        bypassLogic: ['CustomSync', 'CustomAsync'],
        suppressFlows: true,
        linkedInColumn: 'new_linkedin',
        accountLinkedInColumn: 'new_page',
        polledTables: ['connections', 'accounts'],
      },
      publisherPrefix: 'new',
      serviceBus: { kind: 'connectionString', value: expect.stringContaining('Endpoint=sb://') as unknown },
      queues: { scan: 'a', validation: 'b', revalidation: 'c' },
      stateStorage: { kind: 'connectionString', value: 'UseDevelopmentStorage=true' },
      feed: { kind: 'folder', path: './profiles' },
      lookUpSecret: 's'.repeat(40),
      syncingUsers: { kind: 'emails', emails: ['ada@contoso.example', 'bob@contoso.example'] },
      openOpportunitiesOnly: false,
      sweepIntervalHours: 168,
      policy: {
        flagRule: 'original',
        flagLeftNoNewRole: true,
        ignoreRule: 'forever',
        relatedCompanies: 'departure',
        oldDepartures: 'flag',
      },
      dailyFlagLimit: 0,
      access: {
        tenantId: TENANT.toLowerCase(),
        audience: GUID.toLowerCase(),
        issuer: `https://login.microsoftonline.us/${TENANT.toLowerCase()}/v2.0`,
      },
      profileRetentionDays: 90,
      applicationInsights: {
        connectionString: expect.stringContaining('InstrumentationKey=') as unknown,
        withIdentity: true,
        samplingPercent: 100,
      },
      identityClientId: GUID.toLowerCase(),
      today: '2026-11-01',
    });
  });

  it.each(['teams', 'roles'] as const)('takes a list of %s', (kind) => {
    const { syncingUsers } = readSettings({ ...MINIMUM, SYNCING_USERS: `${kind}:${GUID}, ${GUID}` });
    const ids = [GUID.toLowerCase(), GUID.toLowerCase()];
    expect(syncingUsers).toEqual(kind === 'teams' ? { kind, teamIds: ids } : { kind, roleIds: ids });
  });

  it.each(SETTINGS_TABLE.filter((row) => row.required === 'yes'))('misses $name', ({ name, valid }) => {
    for (const empty of [undefined, '', '  ']) {
      const fault = faultsOf({ ...MINIMUM, [name]: empty });
      expect(fault.faults).toEqual([{ name, found: 'nothing', expected: valid }]);
    }
  });

  it.each([
    ['SERVICE_BUS__fullyQualifiedNamespace', 'SERVICE_BUS', 'Endpoint=sb://h;SharedAccessKey=b'],
    ['STATE_STORAGE__tableServiceUri', 'STATE_STORAGE', 'UseDevelopmentStorage=true'],
    ['PROFILES_FEED_CONTAINER_URL', 'PROFILES_FEED_FOLDER', 'profiles'],
  ] as const)('wants exactly one of %s and %s', (name, other, value) => {
    expect(faultsOf({ ...MINIMUM, [name]: undefined }).faults).toEqual([
      expect.objectContaining({ name: expect.stringContaining(name) as unknown, found: 'neither' }),
    ]);
    expect(faultsOf({ ...MINIMUM, [other]: value }).faults).toEqual([
      expect.objectContaining({ name: expect.stringContaining(other) as unknown, found: 'both' }),
    ]);
    expect(readSettings({ ...MINIMUM, [name]: undefined, [other]: value })).toBeDefined();
  });

  it.each(WRONG_SETTINGS)('refuses %s = %p', (name, value) => {
    const { faults, message } = faultsOf({ ...MINIMUM, [name]: value });
    const row = SETTINGS_TABLE.find((setting) => setting.name === name);
    expect(faults).toEqual([{ name, found: expect.anything() as unknown, expected: row?.valid }]);
    expect(message).toContain(name);
  });

  it.each(SETTINGS_TABLE)('refuses nonsense for $name, or takes any text', ({ name }) => {
    const other: Partial<Record<SettingName, SettingName>> = {
      SERVICE_BUS: 'SERVICE_BUS__fullyQualifiedNamespace',
      STATE_STORAGE: 'STATE_STORAGE__tableServiceUri',
      PROFILES_FEED_FOLDER: 'PROFILES_FEED_CONTAINER_URL',
    };
    const replaced = other[name];
    const environment = {
      ...MINIMUM,
      ...(replaced === undefined ? {} : { [replaced]: undefined }),
      [name]: '? #',
    };
    if (name === 'PROFILES_FEED_FOLDER') {
      expect(readSettings(environment).feed).toEqual({ kind: 'folder', path: '? #' });
    } else {
      expect(faultsOf(environment).faults.map((fault) => fault.name)).toEqual([name]);
    }
  });

  it('reports all faults together', () => {
    const fault = faultsOf({ SWEEP_INTERVAL_HOURS: 'often', DAILY_FLAG_LIMIT: 'few' });
    expect(fault.faults).toHaveLength(9);
    expect(fault.message.split('\n')).toEqual(
      expect.arrayContaining([
        'The settings have 9 fault(s):',
        '  SWEEP_INTERVAL_HOURS: found "often"; expected whole number from 1 to 168',
      ]),
    );
  });

  it('shows no secret and no address of a person', () => {
    const { message } = faultsOf({
      LOOKUP_SECRET: 'marker-secret',
      SERVICE_BUS: 'marker-bus',
      STATE_STORAGE: 'marker-storage',
      SYNCING_USERS: 'emails:marker@contoso.example,oops',
    });
    expect(message).toContain('a text of 13 characters (not shown)');
    expect(message).not.toContain('marker');
  });
});
