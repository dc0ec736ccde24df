metadata description = 'A virtual network of its own: one subnet for the app, one for the private endpoints.'

import { tags as tagsOf } from 'types.bicep'

@description('Names of what is made here.')
param names networkNames

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags tagsOf

@description('Address range, at least /24.')
param addressPrefix string

@description('Log Analytics workspace.')
param workspaceId string

@description('Names of a network of its own and of what belongs to it.')
type networkNames = {
  @description('Virtual network.')
  network: string
  @description('Security group of the app.')
  appGroup: string
  @description('Security group of the private endpoints.')
  endpointGroup: string
  @description('NAT gateway of the app.')
  gateway: string
  @description('Public address of the gateway.')
  address: string
}

@description('The first /26: 59 addresses for instances of the app.')
var appPrefix = cidrSubnet(addressPrefix, 26, 0)

@description('The second /26.')
var endpointPrefix = cidrSubnet(addressPrefix, 26, 1)

resource appGroup 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: names.appGroup
  location: location
  tags: tags
  properties: { securityRules: [] }
}

resource endpointGroup 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: names.endpointGroup
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'let-the-app-in'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: appPrefix
          sourcePortRange: '*'
          destinationAddressPrefix: endpointPrefix
          // 443 storage and vault, 5671 Service Bus (AMQP over TLS)
          destinationPortRanges: ['443', '5671']
        }
      }
      {
        name: 'let-nobody-else-in'
        properties: {
          priority: 4096
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// Dataverse and Microsoft Entra ID are reached over the internet, and a subnet has no way out of its own. One fixed
// address is also what the IP firewall of a Dataverse environment asks for.
resource address 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: names.address
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' }
}

resource gateway 'Microsoft.Network/natGateways@2025-05-01' = {
  name: names.gateway
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: address.id }], idleTimeoutInMinutes: 4 }
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: names.network
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'snet-app'
        properties: {
          addressPrefix: appPrefix
          networkSecurityGroup: { id: appGroup.id }
          natGateway: { id: gateway.id }
          defaultOutboundAccess: false
          // Flex Consumption runs on the container platform, hence not Microsoft.Web.
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: endpointPrefix
          networkSecurityGroup: { id: endpointGroup.id }
          defaultOutboundAccess: false
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'snet-app'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

resource networkDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: network
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource addressDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: address
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource appGroupDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: appGroup
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

resource endpointGroupDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: endpointGroup
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

@description('Address from which the app calls Dataverse.')
output outboundAddress string = address.properties.ipAddress

@description('Resource id of the network: links of the private DNS zones.')
output networkId string = network.id

@description('Subnet of the app.')
output appSubnetId string = network::appSubnet.id

@description('Subnet of the private endpoints.')
output endpointSubnetId string = network::endpointSubnet.id
