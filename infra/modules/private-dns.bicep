metadata description = 'Private DNS zones of the services, linked to the network of its own.'

import { tags as tagsOf } from 'types.bicep'

@description('Zones, such as privatelink.servicebus.windows.net.')
param zones string[]

@description('Network in which the zones are asked.')
param networkId string

@description('Tags of the resources.')
param tags tagsOf

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in zones: {
    name: name
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (name, index) in zones: {
    parent: zone[index]
    name: 'to-the-app'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
]
