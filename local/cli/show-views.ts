import { VIEWS } from '../../shared/crm/install/views/view-catalogue.ts';
import { FLAG } from '../../shared/domain/flag.ts';
import { NATIVE_FLAG_COLUMN } from './app-settings.ts';

type Store = { upsert: (entity: 'savedquery', row: Record<string, string | number>) => unknown };

const ENGLISH = 1033;

/** The views of an installed environment: on one machine nobody installs, and readiness looks for them. */
export function showViews(store: Store): void {
  const setting = { flag: { column: NATIVE_FLAG_COLUMN, notAtCompany: FLAG.notAtCompany }, details: [] };
  for (const view of VIEWS.filter(({ optional }) => !optional)) {
    store.upsert('savedquery', {
      savedqueryid: view.id,
      name: view.names[ENGLISH],
      returnedtypecode: view.table,
      querytype: 0,
      fetchxml: view.fetchXml(setting),
      layoutxml: view.layoutXml(setting),
    });
  }
}
