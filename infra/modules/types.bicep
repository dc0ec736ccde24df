metadata description = 'The words of the parameter files: what a platform team decides, and what each choice means.'

@export()
@description('Stage of the deployment; part of every name and tag.')
type stage = 'dev' | 'test' | 'prod'

@export()
@description('Size of the app. One plan carries one app (a rule of Flex Consumption).')
type hosting = {
  @description('Node.js version. Ask az functionapp list-flexconsumption-runtimes --runtime node --location REGION before choosing 24.')
  nodeVersion: '22' | '24'
  @description('Memory of an instance in MB.')
  instanceMemoryMB: 512 | 2048 | 4096
  @description('Most instances of one scaling group. Sessions bound the load on Dataverse, not this number.')
  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int
  @description('Whether instances are spread over availability zones; the region must have them.')
  zoneRedundant: bool
}

@export()
@description('How copies of the stored data are kept. GRS kinds copy to the pair that Azure has fixed for the region.')
type replication =
  | 'Standard_LRS'
  | 'Standard_ZRS'
  | 'Standard_GRS'
  | 'Standard_RAGRS'
  | 'Standard_GZRS'
  | 'Standard_RAGZRS'

@export()
@description('What survives the loss of a zone, of a region, and of attention.')
type resilience = {
  @description('Copies of tables, profile files and host state.')
  replication: replication
  @description('Second region for the Service Bus namespace, of your own choice; needs the private network, hence Premium. Absent: none.')
  secondaryLocation: string?
  @description('Whether the data account, the key vault and the namespace carry a lock against deletion.')
  locked: bool
  @description('Days for which deleted profile files can be restored.')
  @minValue(1)
  @maxValue(365)
  softDeleteDays: int
}

@export()
@description('Everything is reached over public addresses, with identities alone; Service Bus Standard.')
type publicNetwork = {
  @description('The discriminator.')
  kind: 'public'
}

@export()
@description('A virtual network of its own with private endpoints and private DNS zones; Service Bus Premium.')
type ownNetwork = {
  @description('The discriminator.')
  kind: 'own'
  @description('Address range, at least /24: the app takes the first /26, the endpoints the second.')
  addressPrefix: string
}

@export()
@description('Two subnets of an existing virtual network; names are resolved by your own private DNS; Service Bus Premium.')
type joinedNetwork = {
  @description('The discriminator.')
  kind: 'joined'
  @description('Resource id of a subnet delegated to Microsoft.App/environments, at least /27.')
  appSubnetId: string
  @description('Resource id of the subnet for private endpoints.')
  endpointSubnetId: string
}

@export()
@discriminator('kind')
@description('How the app reaches its own services.')
type network = publicNetwork | ownNetwork | joinedNetwork

@export()
@description('Who may call the administration API, and from where.')
type administration = {
  @description('Tenant that issues the tokens.')
  tenantId: string
  @description('Client id of the app registration that infra/entra/register-app.sh makes; the audience of the tokens.')
  clientId: string
  @description('AUTH_ISSUER, for clouds other than the public one.')
  issuer: string?
  @description('Address ranges (CIDR) that may call the HTTP functions. Empty: any address, still with a token.')
  allowedAddresses: string[]
}

@export()
@description('Somebody who brings profile files.')
type feedWriter = {
  @description('Object id in Microsoft Entra ID.')
  objectId: string
  @description('Kind of that object.')
  kind: 'User' | 'Group' | 'ServicePrincipal'
}

@export()
@description('Where profile files arrive and how long they stay.')
type feed = {
  @description('Days after which a profile file is deleted.')
  @minValue(1)
  @maxValue(3650)
  retentionDays: int
  @description('Who may write profile files.')
  writers: feedWriter[]
}

@export()
@description('Settings of the product; docs/settings.md says what each does. An absent one keeps its default.')
type validation = {
  @description('DATAVERSE_URL')
  dataverseUrl: string
  @description('DATAVERSE_FLAG_COLUMN')
  flagColumn: string?
  @description('DATAVERSE_LINKEDIN_COLUMN')
  linkedInColumn: string?
  @description('DATAVERSE_ACCOUNT_LINKEDIN_COLUMN')
  accountLinkedInColumn: string?
  @description('DATAVERSE_PUBLISHER_PREFIX')
  publisherPrefix: string?
  @description('DATAVERSE_DETAILS')
  details: ('none' | 'en' | 'nl' | 'de' | 'fr')?
  @description('DATAVERSE_POLLED_TABLES')
  polledTables: ('accounts' | 'opportunities' | 'connections' | 'contacts')[]?
  @description('DATAVERSE_READ_ONLY')
  readOnly: bool?
  @description('DATAVERSE_BYPASS_LOGIC')
  bypassLogic: ('CustomSync' | 'CustomAsync')[]?
  @description('DATAVERSE_SUPPRESS_FLOWS')
  suppressFlows: bool?
  @description('SYNCING_USERS')
  syncingUsers: string?
  @description('OPEN_OPPORTUNITIES_ONLY')
  openOpportunitiesOnly: bool?
  @description('SWEEP_INTERVAL_HOURS')
  @minValue(1)
  @maxValue(168)
  sweepIntervalHours: int?
  @description('POLICY_FLAG_RULE')
  flagRule: ('careful' | 'original')?
  @description('POLICY_FLAG_LEFT_NO_NEW_ROLE')
  flagLeftNoNewRole: bool?
  @description('POLICY_IGNORE_RULE')
  ignoreRule: ('untilNewEvidence' | 'forever')?
  @description('POLICY_RELATED_COMPANIES')
  relatedCompanies: ('stillAtCompany' | 'departure')?
  @description('POLICY_OLD_DEPARTURES')
  oldDepartures: ('report' | 'flag')?
  @description('DAILY_FLAG_LIMIT')
  @minValue(0)
  dailyFlagLimit: int?
  @description('PROFILE_RETENTION_DAYS: of profiles in the tables; feed.retentionDays is that of the files.')
  @minValue(30)
  @maxValue(3650)
  profileRetentionDays: int?
  @description('TELEMETRY_SAMPLING_PERCENT')
  @minValue(1)
  @maxValue(100)
  telemetrySamplingPercent: int?
  @description('Name of a .csv blob in the container of company names; COMPANY_ALIASES_FILE is its address.')
  companyNamesFile: string?
}

@export()
@description('Days for which telemetry is kept, and how much of it may arrive.')
type monitoring = {
  @description('Days in Log Analytics.')
  @minValue(30)
  @maxValue(730)
  retentionDays: int
  @description('Gigabytes a day after which Log Analytics takes no more; -1: no limit.')
  dailyQuotaGb: int
}

@export()
@description('An action group that is told; it may be in another resource group of the subscription.')
type actionGroup = {
  @description('Name.')
  name: string
  @description('Resource group.')
  resourceGroup: string
}

@export()
@description('From when somebody is told. The pages in docs/operations/alerts say what each means.')
type alerting = {
  @description('Who is told. Empty: alerts are shown in the portal only.')
  actionGroups: actionGroup[]
  @description('Address of docs/operations/alerts, to which each alert points.')
  documentationUrl: string
  @description('Periods of five minutes with throttling.')
  @minValue(1)
  throttledPeriods: int
  @description('Callers refused within a quarter of an hour.')
  @minValue(1)
  refusedCallers: int
  @description('Hours without a new profile.')
  @minValue(1)
  profilesStaleAfterHours: int
  @description('Starts of one instance within an hour.')
  @minValue(2)
  startsPerInstance: int
  @description('Messages that wait for a whole hour.')
  @minValue(1)
  backlogMessages: int
}

@export()
@description('Tags of every resource.')
type tags = {
  @description('A tag and its value.')
  *: string
}
