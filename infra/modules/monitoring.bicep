metadata description = 'Log Analytics and Application Insights, both without local authentication.'

import { monitoring as monitoringOf, tags as tagsOf } from 'types.bicep'

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param componentName string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags tagsOf

@description('Retention and daily limit.')
param monitoring monitoringOf

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: monitoring.retentionDays
    workspaceCapping: { dailyQuotaGb: monitoring.dailyQuotaGb }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

// Who read the logs is itself worth a log.
resource queries 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: workspace
  name: 'to-log-analytics'
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'Audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id of the workspace: diagnostic settings, alerts and the workbook.')
output workspaceId string = workspace.id

@description('Name of the component: roles, the app, alerts.')
output componentName string = component.name

@description('Resource id of the component: alerts and the workbook.')
output componentId string = component.id
