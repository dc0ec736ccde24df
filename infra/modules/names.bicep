metadata description = 'Every name in one place: resources, containers, queues, the secret.'

@description('Names of the resources.')
type resourceNames = {
  @description('Function app.')
  app: string
  @description('Plan of the app.')
  plan: string
  @description('Identity of the app.')
  identity: string
  @description('Service Bus namespace.')
  serviceBus: string
  @description('Log Analytics workspace.')
  workspace: string
  @description('Application Insights component.')
  component: string
  @description('Key vault.')
  vault: string
  @description('Storage account of the Functions host.')
  hostAccount: string
  @description('Storage account of the product.')
  dataAccount: string
}

// Abbreviations: learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations
@export()
@description('Names of the resources. Vault and accounts have at most 24 characters, of which 13 are the suffix.')
func namesOf(workload string, base string, suffix string) resourceNames => {
  app: 'func-${base}'
  plan: 'asp-${base}'
  identity: 'id-${base}'
  serviceBus: 'sb-${base}'
  workspace: 'log-${base}'
  component: 'appi-${base}'
  vault: 'kv-${workload}-${suffix}'
  hostAccount: 'st${workload}host${suffix}'
  dataAccount: 'st${workload}data${suffix}'
}

@export()
@description('Blob containers.')
var containers = { package: 'app-package', feed: 'profile-feed', companyNames: 'company-names' }

@export()
@description('Queues by their part in the flow; the names are those of shared/config/settings-table.ts.')
var queues = { scan: 'scan-pages', validation: 'validation-jobs', revalidation: 'revalidation-jobs' }

@export()
@description('Name of the secret in the key vault.')
var lookUpKeyName = 'look-up-key'
