metadata description = 'Private network of the app: its own or a joined one, and an endpoint for every service it uses.'

import { network as networkOf, tags as tagsOf } from 'types.bicep'

@description('Common part of the names.')
param base string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags tagsOf

@description('Own network or joined one.')
param network networkOf

@description('Storage account of the Functions host.')
param hostAccountId string

@description('Storage account of the product.')
param dataAccountId string

@description('Service Bus namespace.')
param namespaceId string

@description('Key vault.')
param vaultId string

@description('Log Analytics workspace.')
param workspaceId string

@description('Whether the network is one of its own.')
var own = network.kind == 'own'

@description('Private DNS zone by service: learn.microsoft.com/azure/private-link/private-endpoint-dns')
var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  serviceBus: 'privatelink.servicebus.windows.net'
  vault: 'privatelink.vaultcore.azure.net'
}

@description('One private endpoint for each; zone is a key of zones.')
var targets = [
  { name: 'host-blob', id: hostAccountId, part: 'blob', zone: 'blob' }
  { name: 'host-queue', id: hostAccountId, part: 'queue', zone: 'queue' }
  { name: 'host-table', id: hostAccountId, part: 'table', zone: 'table' }
  { name: 'data-blob', id: dataAccountId, part: 'blob', zone: 'blob' }
  { name: 'data-table', id: dataAccountId, part: 'table', zone: 'table' }
  { name: 'service-bus', id: namespaceId, part: 'namespace', zone: 'serviceBus' }
  { name: 'vault', id: vaultId, part: 'vault', zone: 'vault' }
]

module ownNetwork 'virtual-network.bicep' = if (own) {
  params: {
    names: {
      network: 'vnet-${base}'
      appGroup: 'nsg-app-${base}'
      endpointGroup: 'nsg-endpoints-${base}'
      gateway: 'ng-${base}'
      address: 'pip-${base}'
    }
    location: location
    tags: tags
    addressPrefix: network.?addressPrefix ?? ''
    workspaceId: workspaceId
  }
}

module dns 'private-dns.bicep' = if (own) {
  params: {
    zones: map(items(zones), zone => zone.value)
    networkId: ownNetwork!.outputs.networkId
    tags: tags
  }
}

module endpoint 'private-endpoint.bicep' = [
  for target in targets: {
    params: {
      name: 'pep-${target.name}-${base}'
      location: location
      tags: tags
      subnetId: own ? ownNetwork!.outputs.endpointSubnetId : network.?endpointSubnetId ?? ''
      targetId: target.id
      part: target.part
      zone: own ? zones[?target.zone] ?? '' : ''
    }
    dependsOn: [dns]
  }
]

@description('Subnet of the app.')
output appSubnetId string = own ? ownNetwork!.outputs.appSubnetId : network.?appSubnetId ?? ''

@description('Address from which the app calls Dataverse; empty: that of the joined network.')
output outboundAddress string = own ? ownNetwork!.outputs.outboundAddress : ''
