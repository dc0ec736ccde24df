metadata description = 'The two storage accounts: host state and product state.'

import { containers } from 'names.bicep'
import { resilience as resilienceOf, tags as tagsOf } from 'types.bicep'

@description('Account of the Functions host: package, keys, timer leases.')
param hostAccountName string

@description('Account of the product: tables, profile files, company names.')
param dataAccountName string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags tagsOf

@description('Copies, soft delete, lock.')
param resilience resilienceOf

@description('Whether public addresses may reach the accounts.')
param public bool

@description('Days after which a profile file is deleted.')
param feedRetentionDays int

@description('Log Analytics workspace.')
param workspaceId string

// Two accounts: a flood of host or deployment traffic never slows the tables, and each has its own lock and logs.
module hostStorage 'storage-account.bicep' = {
  params: {
    name: hostAccountName
    location: location
    tags: tags
    replication: resilience.replication
    public: public
    softDeleteDays: resilience.softDeleteDays
    containers: [containers.package]
    blobLogs: ['StorageWrite', 'StorageDelete']
    tableLogs: ['StorageDelete']
    workspaceId: workspaceId
    locked: false
  }
}

module dataStorage 'storage-account.bicep' = {
  params: {
    name: dataAccountName
    location: location
    tags: tags
    replication: resilience.replication
    public: public
    softDeleteDays: resilience.softDeleteDays
    containers: [containers.feed, containers.companyNames]
    // Profile files carry personal data: reading them is logged too.
    blobLogs: ['StorageRead', 'StorageWrite', 'StorageDelete']
    tableLogs: ['StorageDelete']
    workspaceId: workspaceId
    locked: resilience.locked
  }
}

module feedLifecycle 'feed-lifecycle.bicep' = {
  params: {
    accountName: dataAccountName
    containerName: containers.feed
    retentionDays: feedRetentionDays
  }
  dependsOn: [dataStorage]
}

@description('Address of the Blob service of the product, with a trailing slash.')
output dataBlobEndpoint string = dataStorage.outputs.blobEndpoint
