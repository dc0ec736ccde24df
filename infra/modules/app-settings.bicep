metadata description = 'The app settings: those of the Functions host and those of shared/config/settings-table.ts; a test compares the names.'

import { administration as administrationOf, validation as validationOf } from 'types.bicep'

@description('Name of the app.')
param appName string

@description('Client id of the identity of the app.')
param identityClientId string

@description('Storage account of the Functions host.')
param hostAccountName string

@description('Storage account of the product.')
param dataAccountName string

@description('Container of profile files.')
param feedContainerName string

@description('Container of company names.')
param namesContainerName string

@description('Host name of the Service Bus namespace.')
param serviceBusHost string

@description('Names of the queues.')
param queues queueNames

@description('Application Insights component.')
param componentName string

@description('Key vault with the look-up key.')
param vaultName string

@description('Name of the secret with the look-up key.')
param lookUpKeyName string

@description('Settings of the product.')
param validation validationOf

@description('Tenant and client id of the administration API.')
param administration administrationOf

@description('The three queues by their part in the flow.')
type queueNames = {
  @description('Pages of change detection.')
  scan: string
  @description('Contacts to validate.')
  validation: string
  @description('Contacts to validate again, with low priority.')
  revalidation: string
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

@description('End of the addresses of storage services, such as core.windows.net.')
var storageHost = environment().suffixes.storage
@description('Address of the Blob service of the product.')
var blobs = 'https://${dataAccountName}.blob.${storageHost}'

@description('Settings of the Functions host.')
var host = {
  AzureWebJobsStorage__blobServiceUri: 'https://${hostAccountName}.blob.${storageHost}'
  AzureWebJobsStorage__queueServiceUri: 'https://${hostAccountName}.queue.${storageHost}'
  AzureWebJobsStorage__tableServiceUri: 'https://${hostAccountName}.table.${storageHost}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
  SERVICE_BUS__fullyQualifiedNamespace: serviceBusHost
  SERVICE_BUS__credential: 'managedidentity'
  SERVICE_BUS__clientId: identityClientId
  // The host refuses a larger body before the app sees it: 128 KiB, the limit of the app.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '131072'
  // For glibc: one pool of freed memory for all threads, where each keeps one of its own otherwise.
  MALLOC_ARENA_MAX: '1'
}

@description('Settings of the product that every deployment has.')
var product = {
  AZURE_CLIENT_ID: identityClientId
  SCAN_QUEUE: queues.scan
  VALIDATION_QUEUE: queues.validation
  REVALIDATION_QUEUE: queues.revalidation
  STATE_STORAGE__tableServiceUri: 'https://${dataAccountName}.table.${storageHost}'
  PROFILES_FEED_CONTAINER_URL: '${blobs}/${feedContainerName}'
  // The platform fetches the value with the identity of the app; nobody else sees it.
  LOOKUP_SECRET: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${lookUpKeyName})'
  DATAVERSE_URL: validation.dataverseUrl
  AUTH_TENANT_ID: administration.tenantId
  AUTH_AUDIENCE: administration.clientId
}

@description('Name of the blob with company names, if any.')
var companyNamesFile = validation.?companyNamesFile
@description('As chosen, if so.')
var readOnly = validation.?readOnly
@description('As chosen, if so.')
var suppressFlows = validation.?suppressFlows
@description('As chosen, if so.')
var polledTables = validation.?polledTables
@description('As chosen, if so.')
var bypassLogic = validation.?bypassLogic
@description('As chosen, if so.')
var openOpportunitiesOnly = validation.?openOpportunitiesOnly
@description('As chosen, if so.')
var flagLeftNoNewRole = validation.?flagLeftNoNewRole
@description('As chosen, if so.')
var sweepIntervalHours = validation.?sweepIntervalHours
@description('As chosen, if so.')
var dailyFlagLimit = validation.?dailyFlagLimit
@description('As chosen, if so.')
var profileRetentionDays = validation.?profileRetentionDays
@description('As chosen, if so.')
var telemetrySamplingPercent = validation.?telemetrySamplingPercent

@description('Settings of the product by choice. An absent one is not set, so that its default stands in one place, shared/config/settings-table.ts. Booleans are spelt out: string(true) is True, which the app refuses.')
var chosen = {
  DATAVERSE_FLAG_COLUMN: validation.?flagColumn
  DATAVERSE_LINKEDIN_COLUMN: validation.?linkedInColumn
  DATAVERSE_ACCOUNT_LINKEDIN_COLUMN: validation.?accountLinkedInColumn
  DATAVERSE_PUBLISHER_PREFIX: validation.?publisherPrefix
  DATAVERSE_DETAILS: validation.?details
  DATAVERSE_POLLED_TABLES: polledTables == null ? null : join(polledTables!, ',')
  DATAVERSE_READ_ONLY: readOnly == null ? null : readOnly! ? 'true' : 'false'
  DATAVERSE_BYPASS_LOGIC: bypassLogic == null ? null : join(bypassLogic!, ',')
  DATAVERSE_SUPPRESS_FLOWS: suppressFlows == null ? null : suppressFlows! ? 'true' : 'false'
  SYNCING_USERS: validation.?syncingUsers
  OPEN_OPPORTUNITIES_ONLY: openOpportunitiesOnly == null ? null : openOpportunitiesOnly! ? 'true' : 'false'
  SWEEP_INTERVAL_HOURS: sweepIntervalHours == null ? null : string(sweepIntervalHours!)
  POLICY_FLAG_RULE: validation.?flagRule
  POLICY_FLAG_LEFT_NO_NEW_ROLE: flagLeftNoNewRole == null ? null : flagLeftNoNewRole! ? 'true' : 'false'
  POLICY_IGNORE_RULE: validation.?ignoreRule
  POLICY_RELATED_COMPANIES: validation.?relatedCompanies
  POLICY_OLD_DEPARTURES: validation.?oldDepartures
  PROFILE_RETENTION_DAYS: profileRetentionDays == null ? null : string(profileRetentionDays!)
  TELEMETRY_SAMPLING_PERCENT: telemetrySamplingPercent == null ? null : string(telemetrySamplingPercent!)
  AUTH_ISSUER: administration.?issuer
  DAILY_FLAG_LIMIT: dailyFlagLimit == null ? null : string(dailyFlagLimit!)
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    ...host
    ...product
    ...(companyNamesFile == null ? {} : { COMPANY_ALIASES_FILE: '${blobs}/${namesContainerName}/${companyNamesFile!}' })
    ...toObject(
      filter(items(chosen), setting => setting.?value != null),
      setting => setting.key,
      setting => setting.?value
    )
  }
}
