// A trial or a small company: public addresses with identities alone, one zone, little retention.
using './main.bicep'

param stage = 'test'
param tags = { owner: 'crm-platform@contoso.com', costCentre: 'sales' }
param hosting = { nodeVersion: '22', instanceMemoryMB: 2048, maximumInstanceCount: 40, zoneRedundant: false }
param resilience = { replication: 'Standard_LRS', locked: false, softDeleteDays: 7 }
param network = { kind: 'public' }
param administration = {
  tenantId: '00000000-0000-0000-0000-000000000001'
  clientId: '00000000-0000-0000-0000-000000000002'
  allowedAddresses: []
}
param feed = { retentionDays: 30, writers: [] }
param validation = { dataverseUrl: 'https://contoso-test.crm4.dynamics.com' }
param monitoring = { retentionDays: 30, dailyQuotaGb: 1 }
param alerting = {
  actionGroups: []
  documentationUrl: 'https://github.com/contoso/crm-data-validation/blob/main/docs/operations/alerts'
  throttledPeriods: 6
  refusedCallers: 10
  profilesStaleAfterHours: 72
  startsPerInstance: 4
  backlogMessages: 1000
}
param newLookUpKey = readEnvironmentVariable('NEW_LOOK_UP_KEY')
