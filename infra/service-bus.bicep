metadata description = 'Service Bus namespace with the three queues of the app. Limits mirror shared/queue/queue-limits.ts; a test compares them.'

@description('Name of the namespace; globally unique, must not end in -sb or -mgmt.')
@minLength(6)
@maxLength(50)
param namespaceName string

@description('Azure region.')
param location string = resourceGroup().location

@description('Queue of sweep pages.')
param scanQueue string = 'scan-pages'

@description('Session queue of validation jobs for what changed.')
param validationQueue string = 'validation-jobs'

@description('Session queue of low-priority validation jobs, for new rules.')
param revalidationQueue string = 'revalidation-jobs'

var queues = [
  { name: scanQueue, requiresSession: false }
  { name: validationQueue, requiresSession: true }
  { name: revalidationQueue, requiresSession: true }
]

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  sku: { name: 'Standard', tier: 'Standard' }
  properties: { disableLocalAuth: true, minimumTlsVersion: '1.2' }
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
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

@description('Value of SERVICE_BUS__fullyQualifiedNamespace.')
output fullyQualifiedNamespace string = '${namespace.name}.servicebus.windows.net'
