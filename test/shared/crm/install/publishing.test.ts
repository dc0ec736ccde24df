import type { InstallOptions } from '../../../../shared/crm/install/install-options.ts';
import type { Plan } from '../../../../shared/crm/install/plan.ts';
import { VIEWS } from '../../../../shared/crm/install/views/view-catalogue.ts';
import { openEnvironment, statesOf, whatOf, WITHOUT_NATIVE, type Environment } from './open-environment.ts';

const APP = '00000000-0000-4000-8000-0000000000a1';
const [VIEW] = VIEWS.filter(({ key }) => key === 'allContactsNotAtCompany');
const DUTCH = 1043;

let environment: Environment;
afterEach(() => environment.stop());

/** With an app that lists a view of its own and a table that is not tracked; Dutch comes later. */
async function openBefore(): Promise<Environment> {
  const provisioned = [1033];
  environment = await openEnvironment({ ...WITHOUT_NATIVE, customization: { languages: provisioned } });
  environment.store.upsert('appmodule', { appmoduleid: APP, name: 'Sales', uniquename: 'contoso_sales' });
  const fetchxml = '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>';
  const view = { savedqueryid: APP, name: 'Contacts', returnedtypecode: 'contact', fetchxml };
  environment.store.upsert('savedquery', view);
  const component = { appmodulecomponentid: APP, componenttype: 26, objectid: APP };
  environment.store.upsert('appmodulecomponent', { ...component, _appmoduleidunique_value: APP });
  return environment;
}
