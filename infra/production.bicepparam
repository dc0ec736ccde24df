// Production: private network, zones, a second region for the queues, locks, long retention.
using './main.bicep'

param stage = 'prod'
param tags = { owner: 'crm-platform@contoso.com', costCentre: 'sales', dataClass: 'personal' }
param hosting = { nodeVersion: '22', instanceMemoryMB: 2048, maximumInstanceCount: 100, zoneRedundant: true }
param resilience = {
  replication: 'Standard_RAGZRS'
  secondaryLocation: 'northeurope'
  locked: true
  softDeleteDays: 30
}
param network = { kind: 'own', addressPrefix: '10.20.30.0/24' }
param administration = {
  tenantId: '00000000-0000-0000-0000-000000000001'
  clientId: '00000000-0000-0000-0000-000000000002'
  allowedAddresses: ['203.0.113.0/24']
}
param feed = {
  retentionDays: 90
  writers: [{ objectId: '00000000-0000-0000-0000-000000000003', kind: 'Group' }]
}
param validation = {
  dataverseUrl: 'https://contoso.crm4.dynamics.com'
  syncingUsers: 'teams:00000000-0000-0000-0000-000000000004'
  linkedInColumn: 'contoso_linkedinurl'
  sweepIntervalHours: 24
  openOpportunitiesOnly: true
  dailyFlagLimit: 500
  companyNamesFile: 'company-names.csv'
}
param monitoring = { retentionDays: 180, dailyQuotaGb: -1 }
param alerting = {
  actionGroups: [{ name: 'ag-crm-platform', resourceGroup: 'rg-shared-monitoring' }]
  documentationUrl: 'https://github.com/contoso/crm-data-validation/blob/main/docs/operations/alerts'
  throttledPeriods: 6
  refusedCallers: 10
  profilesStaleAfterHours: 72
  startsPerInstance: 4
  backlogMessages: 20000
}
param newLookUpKey = readEnvironmentVariable('NEW_LOOK_UP_KEY')
