import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery, notServed, rowMissing } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import type { StoredRow } from '../row.ts';
import { isObject } from './metadata-json.ts';
import { requireCustomization } from './require-customization.ts';
import { COMPONENT } from './solution-components.ts';
import { contextOf } from './table-routes.ts';

export function requireApp({ organization }: Call, id: string): string {
  const app = organization.rows.find(organization.definitions.of('appmodule'), id);
  if (app === undefined) throw rowMissing({ entity: 'appmodule', id });
  return app.id;
}

export function* componentsOf({ organization }: Call, appId: string): Iterable<StoredRow> {
  for (const stored of organization.rows.table('appmodulecomponent').iterate()) {
    if (stored.row['_appmoduleidunique_value'] === appId) yield stored;
  }
}

/** What an app shows, by the table of the component, as which component it counts. */
const SHOWN = { savedquery: COMPONENT.view, systemform: COMPONENT.form } as const;

type Shown = { readonly type: number; readonly id: string };

function componentIn({ organization }: Call, component: unknown): Shown {
  for (const entity of ['savedquery', 'systemform'] as const) {
    const definition = organization.definitions.of(entity);
    const id = isObject(component) ? component[definition.primaryKey] : undefined;
    if (typeof id !== 'string') continue;
    if (organization.rows.find(definition, id) === undefined) throw rowMissing({ entity, id });
    return { type: SHOWN[entity], id: id.toLowerCase() };
  }
  throw notServed('app components other than views and forms');
}

/** `AppId` and the views and forms among `Components`, as "Create, manage, and publish model-driven apps using code" sends them. */
function parse(call: Call): { appId: string; shown: readonly Shown[] } {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteAppModule');
  const body = parseBody(request, 'AppComponents');
  const components: unknown = body['Components'];
  if (!Array.isArray(components)) throw invalidQuery('Components is required.');
  const shown = components.map((component: unknown) => componentIn(call, component));
  return { appId: requireApp(call, String(body['AppId']).toLowerCase()), shown };
}

/**
 * The rows of appmodulecomponent are there at once, and RetrieveAppComponents answers with those of the published app ("Retrieve
 * components in a published model-driven app", the same page).
 */
function keepSeen(call: Call, appId: string): void {
  const { drafts } = call.organization.metadata;
  if (drafts.find('app', appId) !== undefined) return;
  const seen = [...componentsOf(call, appId)].map(({ row }) => row);
  drafts.put({ kind: 'app', place: appId, appId, seen });
}

export function addAppComponents(call: Call): ApiResponse {
  const { rows, definitions } = call.organization;
  const { appId, shown } = parse(call);
  keepSeen(call, appId);
  const present = new Set([...componentsOf(call, appId)].map(({ row }) => row['objectid']));
  for (const { type, id: objectid } of shown.filter(({ id }) => !present.has(id))) {
    const component = { componenttype: type, objectid, _appmoduleidunique_value: appId };
    rows.insert(definitions.of('appmodulecomponent'), component);
  }
  return emptyResponse(204);
}

export function removeAppComponents(call: Call): ApiResponse {
  const { rows, definitions } = call.organization;
  const { appId, shown } = parse(call);
  keepSeen(call, appId);
  for (const stored of [...componentsOf(call, appId)]) {
    if (shown.some(({ id }) => id === stored.row['objectid']))
      rows.delete(definitions.of('appmodulecomponent'), stored);
  }
  return emptyResponse(204);
}

/** `RetrieveAppComponents(AppModuleId=<guid>)`. */
export function retrieveAppComponents(call: Call, parameters: string): ApiResponse {
  const id = parseGuid(/AppModuleId=([0-9a-f-]+)/i.exec(parameters)?.[1] ?? '');
  if (id === undefined) throw invalidQuery('AppModuleId is required.');
  requirePrivilege(call.organization, 'prvReadAppModule');
  const appId = requireApp(call, id);
  const seen = call.organization.metadata.drafts.find('app', appId)?.seen;
  const value = seen ?? [...componentsOf(call, appId)].map(({ row }) => row);
  return jsonResponse(200, { '@odata.context': contextOf(call, 'appmodulecomponents'), value });
}
