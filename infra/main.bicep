metadata name = 'Data Validation for Dynamics 365'
metadata description = 'Everything the app needs in one resource group. docs/operations/deploy.md says how to deploy it.'

import { containers, lookUpKeyName, namesOf, queues } from 'modules/names.bicep'
import {
  administration as administrationOf
  alerting as alertingOf
  feed as feedOf
  hosting as hostingOf
  monitoring as monitoringOf
  network as networkOf
  resilience as resilienceOf
  stage as stageOf
  tags as tagsOf
  validation as validationOf
} from 'modules/types.bicep'

targetScope = 'resourceGroup'

@description('Short name of the deployment, in every name: 2 to 5 lower-case letters and digits.')
@minLength(2)
@maxLength(5)
param workload string = 'dval'

@description('Stage of the deployment.')
param stage stageOf

@description('Azure region of everything.')
param location string = resourceGroup().location

@description('Tags of every resource, beside those for workload and stage.')
param tags tagsOf = {}

@description('Size, runtime, zones.')
param hosting hostingOf

@description('What survives the loss of a zone, of a region, and of attention.')
param resilience resilienceOf

@description('How the app reaches its own services.')
param network networkOf

@description('Who may call the administration API, and from where.')
param administration administrationOf

@description('Where profile files arrive and how long they stay.')
param feed feedOf

@description('Settings of the product.')
param validation validationOf

@description('Days for which telemetry is kept, and how much of it may arrive.')
param monitoring monitoringOf

@description('From when operators are told, and who.')
param alerting alertingOf

@description('Key of the hashes made of personal data; used by the first deployment only, which stores it in the key vault.')
@secure()
@minLength(32)
param newLookUpKey string

@description('Makes the names unique; the same in every deployment to this resource group.')
var suffix = uniqueString(resourceGroup().id)
@description('Common part of the names.')
var base = '${workload}-${stage}-${suffix}'
@description('Tags of every resource.')
var allTags = { ...tags, workload: workload, stage: stage }
@description('Whether the services are reached by private endpoints only.')
var private = network.kind != 'public'

@description('Names of the resources.')
var names = namesOf(workload, base, suffix)

module monitor 'modules/monitoring.bicep' = {
  params: {
    workspaceName: names.workspace
    componentName: names.component
    location: location
    tags: allTags
    monitoring: monitoring
  }
}

module identity 'modules/identity.bicep' = {
  params: { name: names.identity, location: location, tags: allTags }
}

module storage 'modules/storage.bicep' = {
  params: {
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
    location: location
    tags: allTags
    resilience: resilience
    public: !private
    feedRetentionDays: feed.retentionDays
    workspaceId: monitor.outputs.workspaceId
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  params: {
    name: names.serviceBus
    location: location
    tags: allTags
    tier: private ? 'Premium' : 'Standard'
    secondaryLocation: private ? (resilience.?secondaryLocation ?? '') : ''
    queues: [
      { name: queues.scan, requiresSession: false }
      { name: queues.validation, requiresSession: true }
      { name: queues.revalidation, requiresSession: true }
    ]
    workspaceId: monitor.outputs.workspaceId
    locked: resilience.locked
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    name: names.vault
    location: location
    tags: allTags
    lookUpKeyName: lookUpKeyName
    newLookUpKey: newLookUpKey
    public: !private
    workspaceId: monitor.outputs.workspaceId
    locked: resilience.locked
  }
}

module privateAccess 'modules/private-access.bicep' = if (private) {
  params: {
    base: base
    location: location
    tags: allTags
    network: network
    hostAccountId: resourceId('Microsoft.Storage/storageAccounts', names.hostAccount)
    dataAccountId: resourceId('Microsoft.Storage/storageAccounts', names.dataAccount)
    namespaceId: resourceId('Microsoft.ServiceBus/namespaces', names.serviceBus)
    vaultId: resourceId('Microsoft.KeyVault/vaults', names.vault)
    workspaceId: monitor.outputs.workspaceId
  }
  dependsOn: [storage, serviceBus, keyVault]
}

module roles 'modules/role-assignments.bicep' = {
  params: {
    identityName: names.identity
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
    feedContainerName: containers.feed
    namesContainerName: containers.companyNames
    namespaceName: names.serviceBus
    queueNames: [queues.scan, queues.validation, queues.revalidation]
    vaultName: names.vault
    componentName: names.component
    feedWriters: feed.writers
  }
  dependsOn: [identity, storage, serviceBus, keyVault, monitor]
}

module app 'modules/function-app.bicep' = {
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: allTags
    hosting: hosting
    identityId: identity.outputs.resourceId
    hostAccountName: names.hostAccount
    packageContainerName: containers.package
    subnetId: private ? privateAccess!.outputs.appSubnetId : ''
    allowedAddresses: administration.allowedAddresses
    workspaceId: monitor.outputs.workspaceId
  }
  dependsOn: [roles]
}

module appSettings 'modules/app-settings.bicep' = {
  params: {
    appName: names.app
    identityClientId: identity.outputs.clientId
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
    feedContainerName: containers.feed
    namesContainerName: containers.companyNames
    serviceBusHost: serviceBus.outputs.fullyQualifiedNamespace
    queues: queues
    componentName: names.component
    vaultName: names.vault
    lookUpKeyName: lookUpKeyName
    validation: validation
    administration: administration
  }
  dependsOn: [app]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    base: base
    location: location
    tags: allTags
    workspaceId: monitor.outputs.workspaceId
    serviceBusName: names.serviceBus
    // The default of the setting: shared/config/settings-table.ts.
    sweepIntervalHours: validation.?sweepIntervalHours ?? 24
    actionGroups: alerting.actionGroups
    alerting: alerting
  }
  dependsOn: [serviceBus]
}

module workbook 'modules/workbook.bicep' = {
  params: { base: base, location: location, tags: allTags, workspaceId: monitor.outputs.workspaceId }
}

@description('Name of the app: where deploy.sh sends the package.')
output appName string = app.outputs.name

@description('Address of the app, for the administration API and the smoke test.')
output appUrl string = 'https://${app.outputs.hostName}'

@description('Client id of the administration API: for whom callers ask their token.')
output apiClientId string = administration.clientId

@description('Client id of the identity of the app: the application user in Dataverse.')
output identityClientId string = identity.outputs.clientId

@description('Object id of the identity of the app.')
output identityObjectId string = identity.outputs.principalId

@description('Address of the container of profile files: where writers bring them.')
output feedContainerUrl string = '${storage.outputs.dataBlobEndpoint}${containers.feed}'

@description('Name of the key vault: what to keep when everything else goes.')
output vaultName string = keyVault.outputs.name

@description('Address from which the app calls Dataverse, for its IP firewall; empty: not fixed.')
output outboundAddress string = private ? privateAccess!.outputs.outboundAddress : ''

@description('Name of the Log Analytics workspace.')
output workspaceName string = names.workspace
