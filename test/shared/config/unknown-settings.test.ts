import { SETTINGS_TABLE } from '../../../shared/config/settings-table.ts';
import { findUnknownSettings } from '../../../shared/config/unknown-settings.ts';

const NAMES = SETTINGS_TABLE.map(({ name }) => name);

/**
 * What a function app finds set beside its own settings: Microsoft Learn, "App settings reference for Azure Functions",
 * "Environment variables and app settings in Azure App Service" and the variables of the Azure identity library.
 */
const OF_THE_PLATFORM = [
  'APPINSIGHTS_INSTRUMENTATIONKEY',
  'APPINSIGHTS_PROFILERFEATURE_VERSION',
  'APPINSIGHTS_SNAPSHOTFEATURE_VERSION',
  'APPSETTING_DATAVERSE_URL',
  'APPSETTING_WEBSITE_SITE_NAME',
  'ApplicationInsightsAgent_EXTENSION_VERSION',
  'AZURE_AUTHORITY_HOST',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_CLIENT_SECRET',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AZURE_FUNCTIONS_ENVIRONMENT',
  'AZURE_TENANT_ID',
  'AZURE_USERNAME',
  'AzureWebJobsStorage',
  'AzureWebJobsStorage__accountName',
  'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
  'AzureWebJobs.FindChanges.Disabled',
  'CONTAINER_NAME',
  'DEPLOYMENT_STORAGE_CONNECTION_STRING',
  'FUNCTIONS_EXTENSION_VERSION',
  'FUNCTIONS_NODE_BLOCK_ON_ENTRY_POINT_ERROR',
  'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT',
  'FUNCTIONS_WORKER_PROCESS_COUNT',
  'FUNCTIONS_WORKER_RUNTIME',
  'FUNCTIONS_WORKER_RUNTIME_VERSION',
  'IDENTITY_ENDPOINT',
  'IDENTITY_HEADER',
  'MSI_ENDPOINT',
  'MSI_SECRET',
  'PATH',
  'SCM_DO_BUILD_DURING_DEPLOYMENT',
  'SERVICE_BUS__clientId',
  'SERVICE_BUS__credential',
  'WEBSITE_AUTH_ENABLED',
  'WEBSITE_AUTH_ENCRYPTION_KEY',
  'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING',
  'WEBSITE_HOSTNAME',
  'WEBSITE_INSTANCE_ID',
  'WEBSITE_OWNER_NAME',
  'WEBSITE_RUN_FROM_PACKAGE',
  'WEBSITE_SITE_NAME',
  'WEBSITE_TIME_ZONE',
];

const found = (...names: string[]) =>
  findUnknownSettings(Object.fromEntries(names.map((name) => [name, 'a value'])));

describe('findUnknownSettings', () => {
  it.each([
    ['DATAVERSE_DETAIL', 'DATAVERSE_DETAILS'],
    ['DATAVERSE_READONLY', 'DATAVERSE_READ_ONLY'],
    ['Dataverse_Read_Only', 'DATAVERSE_READ_ONLY'],
    ['DATAVERSE__FLAG__COLUMN', 'DATAVERSE_FLAG_COLUMN'],
    ['DAILY_FLAGS_LIMIT', 'DAILY_FLAG_LIMIT'],
    ['POLICY_FLAG_RUEL', 'POLICY_FLAG_RULE'],
    ['SYNCING_USER', 'SYNCING_USERS'],
    ['COMPANY_ALIAS_FILE', 'COMPANY_ALIASES_FILE'],
    ['SCAN_QUEUES', 'SCAN_QUEUE'],
  ])('takes %s for %s misspelt', (name, nearest) => {
    expect(found(name)).toEqual([{ name, nearest, isMisspelt: true }]);
  });

  it('takes what only begins as ours for a setting of another version', () => {
    expect(found('DATAVERSE_DETAIL_LANGUAGE')).toEqual([
      { name: 'DATAVERSE_DETAIL_LANGUAGE', nearest: 'DATAVERSE_DETAILS', isMisspelt: false },
    ]);
  });

  it('takes nothing for misspelt that is given under its own name too', () => {
    expect(found('DATAVERSE_URI', 'DATAVERSE_URL')).toMatchObject([{ isMisspelt: false }]);
  });

  it('leaves a name alone that Windows reads in any case', () => {
    const environment = { Dataverse_Url: 'https://a', DATAVERSE_URL: 'https://a' };
    expect(findUnknownSettings(environment)).toEqual([]);
  });

  it('leaves alone what the platform sets, an empty value, and every setting', () => {
    expect(found(...OF_THE_PLATFORM)).toEqual([]);
    expect(found(...NAMES)).toEqual([]);
    expect(findUnknownSettings({ DATAVERSE_DETAIL: ' ' })).toEqual([]);
  });

  it.each(NAMES)('takes %s for no other setting misspelt', (name) => {
    const [first] = findUnknownSettings({ [`${name}X`]: '1' });
    expect(first).toMatchObject({ nearest: name, isMisspelt: true });
  });
});
