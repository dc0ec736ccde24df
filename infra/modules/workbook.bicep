metadata description = 'The workbook of operators: health, outcomes, sweeps, slow dependencies, cost drivers.'

import { tags as tagsOf } from 'types.bicep'

@description('Common part of the names.')
param base string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags tagsOf

@description('Resource id of the Log Analytics workspace that holds the telemetry.')
param workspaceId string

@description('One part of the workbook: a question to the telemetry and how its answer is drawn.')
type part = {
  @description('Name of the item, unique in the workbook.')
  name: string
  @description('Heading.')
  title: string
  @description('The question, in KQL.')
  query: string
  @description('How the answer is drawn.')
  drawn: 'table' | 'areachart' | 'barchart' | 'timechart'
}

@description('The parts, in their order.')
var parts part[] = [
  {
    name: 'health'
    title: 'Health, last hour'
    query: loadTextContent('../monitoring/queries/workbook/health.kql')
    drawn: 'table'
  }
  {
    name: 'outcomes'
    title: 'Validations of contacts, by outcome'
    query: loadTextContent('../monitoring/queries/workbook/outcomes-over-time.kql')
    drawn: 'areachart'
  }
  {
    name: 'flags'
    title: 'Flags written, cleared and owed'
    query: loadTextContent('../monitoring/queries/workbook/flags-over-time.kql')
    drawn: 'barchart'
  }
  {
    name: 'reasons'
    title: 'Outcomes and their reasons'
    query: loadTextContent('../monitoring/queries/workbook/reasons.kql')
    drawn: 'table'
  }
  {
    name: 'sweeps'
    title: 'Sweeps'
    query: loadTextContent('../monitoring/queries/workbook/sweep-timeline.kql')
    drawn: 'table'
  }
  {
    name: 'backlog'
    title: 'Time in the queues'
    query: loadTextContent('../monitoring/queries/workbook/backlog.kql')
    drawn: 'timechart'
  }
  {
    name: 'dependencies'
    title: 'Slowest work and dependencies'
    query: loadTextContent('../monitoring/queries/workbook/slowest-dependencies.kql')
    drawn: 'table'
  }
  {
    name: 'faults'
    title: 'Faults'
    query: loadTextContent('../monitoring/queries/workbook/faults.kql')
    drawn: 'table'
  }
  {
    name: 'cost'
    title: 'What the bill follows'
    query: loadTextContent('../monitoring/queries/workbook/cost-drivers.kql')
    drawn: 'table'
  }
]

@description('The period that all parts ask about. Item kinds are numbers in workbooks: 9 parameters, 3 query.')
var period = {
  type: 9
  name: 'period'
  content: {
    version: 'KqlParameterItem/1.0'
    parameters: [
      {
        id: guid(base, 'period')
        version: 'KqlParameterItem/1.0'
        name: 'Period'
        label: 'Period'
        type: 4 // a time range
        isRequired: true
        value: { durationMs: 604800000 }
        typeSettings: {
          selectableValues: [
            { durationMs: 3600000 }
            { durationMs: 86400000 }
            { durationMs: 604800000 }
            { durationMs: 2592000000 }
          ]
        }
      }
    ]
    queryType: 0
    resourceType: 'microsoft.operationalinsights/workspaces'
  }
}

@description('The parts as items of the workbook.')
var items = map(parts, one => {
  type: 3
  name: one.name
  content: {
    version: 'KqlItem/1.0'
    title: one.title
    query: one.query
    size: 0
    timeContextFromParameter: 'Period'
    queryType: 0 // logs
    resourceType: 'microsoft.operationalinsights/workspaces'
    crossComponentResources: [workspaceId]
    visualization: one.drawn
  }
})

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, base, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Data Validation ${base}'
    category: 'workbook'
    sourceId: workspaceId
    version: '1.0'
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat([period], items)
      fallbackResourceIds: [workspaceId]
    })
  }
}

@description('Resource id of the workbook.')
output workbookId string = workbook.id
