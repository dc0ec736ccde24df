metadata description = 'Service Bus namespace with the three queues of the app. Limits mirror shared/queue/queue-limits.ts; a test compares them.'

import { tags as tagsOf } from 'types.bicep'

@description('Name of the namespace; globally unique, must not end in -sb or -mgmt.')
@minLength(6)
@maxLength(50)
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags tagsOf

@description('Standard is reached over public addresses; Premium carries private endpoints, zones and a second region.')
param tier 'Standard' | 'Premium'

@description('Second region of a Premium namespace; empty: none.')
param secondaryLocation string

@description('Names of the queues and whether they have sessions.')
param queues queue[]

@description('Log Analytics workspace.')
param workspaceId string

@description('Whether the namespace carries a lock against deletion.')
param locked bool

@description('A queue of the app.')
type queue = {
  @description('Name.')
  name: string
  @description('Whether messages are received by session: at most one receiver for each.')
  requiresSession: bool
}

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: tier, tier: tier, capacity: tier == 'Premium' ? 1 : null }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: tier == 'Premium' ? 'Disabled' : 'Enabled'
    ...(empty(secondaryLocation)
      ? {}
      : {
          geoDataReplication: {
            // Asynchronous: a second region that is down must not stop the first, and a sweep finds lost jobs again.
            maxReplicationLagDurationInSeconds: 3600
            locations: [
              { locationName: location, roleType: 'Primary' }
              { locationName: secondaryLocation, roleType: 'Secondary' }
            ]
          }
        })
  }
}

resource queueOf 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' = [
  for item in queues: {
    parent: namespace
    name: item.name
    properties: {
      requiresSession: item.requiresSession
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'PT20M'
      lockDuration: 'PT5M'
      maxDeliveryCount: 10
      deadLetteringOnMessageExpiration: true
      defaultMessageTimeToLive: 'P30D'
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: namespace
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: namespace
  name: 'keep-${name}'
  properties: { level: 'CanNotDelete', notes: 'Holds jobs on their way: docs/operations.' }
}

@description('Name of the namespace: roles and alerts.')
output name string = namespace.name

@description('Resource id of the namespace: alerts.')
output resourceId string = namespace.id

@description('Value of SERVICE_BUS__fullyQualifiedNamespace.')
output fullyQualifiedNamespace string = split(split(namespace.properties.serviceBusEndpoint, '://')[1], ':')[0]
