metadata description = 'The identity of the app: user-assigned, so that its roles stand before the app first starts.'

import { tags as tagsOf } from 'types.bicep'

@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags tagsOf

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, for the app.')
output resourceId string = identity.id

@description('Client id: of the application user in Dataverse, and of AZURE_CLIENT_ID.')
output clientId string = identity.properties.clientId

@description('Object id, for role assignments.')
output principalId string = identity.properties.principalId
