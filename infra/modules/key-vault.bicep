metadata description = 'Key vault with the one secret of the app: the key of the hashes made of personal data.'

import { tags as tagsOf } from 'types.bicep'

@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags tagsOf

@description('Name of the secret.')
param lookUpKeyName string

@description('Value for the secret, used only where there is none yet.')
@secure()
@minLength(32)
param newLookUpKey string

@description('Whether public addresses may reach it. Role and token are asked for either way.')
param public bool

@description('Log Analytics workspace.')
param workspaceId string

@description('Whether the vault carries a lock against deletion.')
param locked bool

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: public ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: public ? 'Allow' : 'Deny', bypass: 'None' }
  }
}

// A second deployment leaves the key alone: with another one, contacts and profiles no longer meet.
@onlyIfNotExists()
resource lookUpKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: lookUpKeyName
  properties: { contentType: 'text/plain', value: newLookUpKey }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: vault
  name: 'keep-${name}'
  properties: { level: 'CanNotDelete', notes: 'Holds the key of all look-up hashes: docs/operations.' }
}

@description('Name of the vault: roles and the reference of LOOKUP_SECRET.')
output name string = vault.name
