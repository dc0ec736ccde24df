metadata description = 'What operators are woken for. Each alert has a page in docs/operations/alerts with the same name.'

import { actionGroup as actionGroupOf, alerting as alertingOf, tags as tagsOf } from 'types.bicep'

@description('Common part of the names.')
param base string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags tagsOf

@description('Resource id of the Log Analytics workspace that holds the telemetry.')
param workspaceId string

@description('Name of the Service Bus namespace.')
param serviceBusName string

@description('SWEEP_INTERVAL_HOURS')
param sweepIntervalHours int

@description('The action groups that are told. Empty: alerts are shown in the portal only.')
param actionGroups actionGroupOf[]

@description('From when somebody is told.')
param alerting alertingOf

@description('Alerts that ask the telemetry. Severity 1: nothing is validated. 2: part of it stands still. 3: somebody has to decide.')
var questions = [
  {
    name: 'no-finished-sweep'
    severity: 1
    description: 'No sweep has come to its end for two intervals, or the timer does not tick.'
    query: replace(
      loadTextContent('../monitoring/queries/alerts/no-finished-sweep.kql'),
      '{lateAfterHours}',
      string(2 * sweepIntervalHours)
    )
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'contacts-parked'
    severity: 3
    description: 'Contacts wait for somebody to act.'
    query: loadTextContent('../monitoring/queries/alerts/contacts-parked.kql')
    frequency: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'dataverse-throttled'
    severity: 3
    description: 'Dataverse has throttled us for half an hour or more.'
    query: replace(
      loadTextContent('../monitoring/queries/alerts/dataverse-throttled.kql'),
      '{throttledPeriods}',
      string(alerting.throttledPeriods)
    )
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'authentication-failing'
    severity: 2
    description: 'Dataverse refuses our identity, or callers are refused more than a few times.'
    query: replace(
      loadTextContent('../monitoring/queries/alerts/authentication-failing.kql'),
      '{refusedCallers}',
      string(alerting.refusedCallers)
    )
    frequency: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'held-by-brake'
    severity: 3
    description: 'People of one account went the same way: their flags wait for a decision.'
    query: loadTextContent('../monitoring/queries/alerts/held-by-brake.kql')
    frequency: 'PT6H'
    window: 'P1D'
  }
  {
    name: 'profiles-stale'
    severity: 2
    description: 'The profile source has stopped delivering.'
    query: replace(
      loadTextContent('../monitoring/queries/alerts/profiles-stale.kql'),
      '{staleAfterHours}',
      string(alerting.profilesStaleAfterHours)
    )
    frequency: 'PT6H'
    window: 'P2D'
  }
  {
    name: 'worker-restarting'
    severity: 2
    description: 'An instance starts again and again.'
    query: replace(
      loadTextContent('../monitoring/queries/alerts/worker-restarting.kql'),
      '{startsPerInstance}',
      string(alerting.startsPerInstance)
    )
    frequency: 'PT15M'
    window: 'PT1H'
  }
]

@description('Alerts that watch the queues themselves: they speak even when the app is silent.')
var watches = [
  {
    name: 'dead-letters-not-drained'
    severity: 2
    description: 'Messages lie in a dead-letter queue although a function empties it.'
    metric: 'DeadletteredMessages'
    threshold: 0
    window: 'PT30M'
  }
  {
    name: 'growing-backlog'
    severity: 2
    description: 'More messages wait than can be worked off in good time.'
    metric: 'ActiveMessages'
    threshold: alerting.backlogMessages
    window: 'PT1H'
  }
]

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource questionAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for question in questions: {
    name: 'sqr-${base}-${question.name}'
    location: location
    tags: tags
    properties: {
      displayName: 'Data Validation: ${question.name}'
      description: '${question.description} ${alerting.documentationUrl}/${question.name}.md'
      severity: question.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: question.frequency
      windowSize: question.window
      criteria: {
        allOf: [
          {
            query: question.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: {
        actionGroups: [
          for group in actionGroups: resourceId(group.resourceGroup, 'Microsoft.Insights/actionGroups', group.name)
        ]
      }
    }
  }
]

resource watchAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for watch in watches: {
    name: 'ma-${base}-${watch.name}'
    location: 'global'
    tags: tags
    properties: {
      description: '${watch.description} ${alerting.documentationUrl}/${watch.name}.md'
      severity: watch.severity
      enabled: true
      scopes: [serviceBus.id]
      evaluationFrequency: 'PT5M'
      windowSize: watch.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: watch.metric
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: 'Microsoft.ServiceBus/namespaces'
            metricName: watch.metric
            dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
            timeAggregation: 'Minimum'
            operator: 'GreaterThan'
            threshold: watch.threshold
          }
        ]
      }
      autoMitigate: true
      actions: [
        for group in actionGroups: {
          actionGroupId: resourceId(group.resourceGroup, 'Microsoft.Insights/actionGroups', group.name)
        }
      ]
    }
  }
]

@description('Names of the alerts, as their pages are named.')
output alertNames string[] = concat(map(questions, question => question.name), map(watches, watch => watch.name))
