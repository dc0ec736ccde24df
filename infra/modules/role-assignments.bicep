metadata description = 'Everything the app and the bringers of profile files may do. Each role is scoped to one resource; nobody gets one on the group.'

import { feedWriter } from 'types.bicep'

@description('Name of the identity of the app.')
param identityName string

@description('Storage account of the Functions host: package, keys, timer leases.')
param hostAccountName string

@description('Storage account of the product: tables and profile files.')
param dataAccountName string

@description('Container of profile files.')
param feedContainerName string

@description('Container of company names.')
param namesContainerName string

@description('Namespace of the queues.')
param namespaceName string

@description('Queues which the app sends to and receives from.')
param queueNames string[]

@description('Key vault with the look-up key.')
param vaultName string

@description('Application Insights component.')
param componentName string

@description('Who may write profile files.')
param feedWriters feedWriter[]

@description('Ids of built-in roles: learn.microsoft.com/azure/role-based-access-control/built-in-roles')
var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  blobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  serviceBusDataReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  serviceBusDataSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  keyVaultSecretsUser: '4633458b-17de-408a-875b-0445a86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

@description('What the host needs of its own account: leases and keys in blobs, internal queues, diagnostic tables.')
var hostRoles = [roles.blobDataOwner, roles.queueDataContributor, roles.tableDataContributor]

@description('Every queue with receiving, every queue with sending: a resource loop takes one list.')
var queueRoles = flatten(map(queueNames, name => [
  { queue: name, role: roles.serviceBusDataReceiver }
  { queue: name, role: roles.serviceBusDataSender }
]))

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource feed 'containers' existing = {
      name: feedContainerName
    }

    resource companyNames 'containers' existing = {
      name: namesContainerName
    }
  }
}

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' existing = [
  for pair in queueRoles: {
    parent: namespace
    name: pair.queue
  }
]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

// A name is made of the identity's resource id, not of its object id: what-if then shows every assignment beforehand.
resource onHostAccount 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in hostRoles: {
    scope: hostAccount
    name: guid(hostAccount.id, identity.id, role)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource onDataTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount
  name: guid(dataAccount.id, identity.id, roles.tableDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

resource onFeed 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount::blobs::feed
  name: guid(dataAccount::blobs::feed.id, identity.id, roles.blobDataReader)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataReader)
  }
}

resource onCompanyNames 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount::blobs::companyNames
  name: guid(dataAccount::blobs::companyNames.id, identity.id, roles.blobDataReader)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataReader)
  }
}

resource onFeedForWriters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for writer in feedWriters: {
    scope: dataAccount::blobs::feed
    name: guid(dataAccount::blobs::feed.id, writer.objectId, roles.blobDataContributor)
    properties: {
      principalId: writer.objectId
      principalType: writer.kind
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    }
  }
]

resource onQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (pair, index) in queueRoles: {
    scope: queue[index]
    name: guid(queue[index].id, identity.id, pair.role)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pair.role)
    }
  }
]

resource onVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, roles.keyVaultSecretsUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

resource onComponent 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, identity.id, roles.monitoringMetricsPublisher)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
  }
}
