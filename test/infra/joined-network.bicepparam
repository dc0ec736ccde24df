// For the checks only: a network of the platform team, and every setting that can be chosen.
using '../../infra/main.bicep'

param stage = 'dev'
param workload = 'dv2'
param hosting = { nodeVersion: '24', instanceMemoryMB: 4096, maximumInstanceCount: 1000, zoneRedundant: true }
param resilience = { replication: 'Standard_ZRS', locked: true, softDeleteDays: 1 }
param network = {
  kind: 'joined'
  appSubnetId: '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-app'
  endpointSubnetId: '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints'
}
param administration = {
  tenantId: '00000000-0000-0000-0000-000000000001'
  clientId: '00000000-0000-0000-0000-000000000002'
  issuer: 'https://login.microsoftonline.us/00000000-0000-0000-0000-000000000001/v2.0'
  allowedAddresses: ['203.0.113.0/24', '198.51.100.7/32']
}
param feed = {
  retentionDays: 1
  writers: [
    { objectId: '00000000-0000-0000-0000-000000000003', kind: 'User' }
    { objectId: '00000000-0000-0000-0000-000000000004', kind: 'ServicePrincipal' }
  ]
}
param validation = {
  dataverseUrl: 'https://contoso-dev.crm4.dynamics.com'
  flagColumn: 'new_notatcompany'
  linkedInColumn: 'new_linkedin'
  syncingUsers: 'everyone'
  openOpportunitiesOnly: false
  sweepIntervalHours: 6
  flagRule: 'original'
  flagLeftNoNewRole: true
  ignoreRule: 'forever'
  relatedCompanies: 'departure'
  dailyFlagLimit: 0
  profileRetentionDays: 365
  telemetrySamplingPercent: 100
  companyNamesFile: 'names.csv'
}
param monitoring = { retentionDays: 30, dailyQuotaGb: 5 }
param alerting = {
  actionGroups: []
  documentationUrl: 'https://example.com/alerts'
  throttledPeriods: 6
  refusedCallers: 10
  profilesStaleAfterHours: 72
  startsPerInstance: 4
  backlogMessages: 1000
}
param newLookUpKey = readEnvironmentVariable('NEW_LOOK_UP_KEY')
