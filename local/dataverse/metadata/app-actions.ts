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

function requireApp({ organization }: Call, id: string): string {
  const app = organization.rows.find(organization.definitions.of('appmodule'), id);
  if (app === undefined) throw rowMissing({ entity: 'appmodule', id });
  return app.id;
}

function* componentsOf({ organization }: Call, appId: string): Iterable<StoredRow> {
  for (const stored of organization.rows.table('appmodulecomponent').iterate()) {
    if (stored.row['_appmoduleidunique_value'] === appId) yield stored;
  }
}

/** `AppId` and the views among `Components`, as "Create, manage, and publish model-driven apps using code" sends them. */
function parse(call: Call): { appId: string; viewIds: readonly string[] } {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteAppModule');
  const body = parseBody(request, 'AppComponents');
  const components: unknown = body['Components'];
  if (!Array.isArray(components)) throw invalidQuery('Components is required.');
  const viewIds = components.map((component: unknown) => {
    const id = isObject(component) ? component['savedqueryid'] : undefined;
    if (typeof id !== 'string') throw notServed('app components that are no views');
    if (organization.rows.find(organization.definitions.of('savedquery'), id) === undefined)
      throw rowMissing({ entity: 'savedquery', id });
    return id.toLowerCase();
  });
  return { appId: requireApp(call, String(body['AppId']).toLowerCase()), viewIds };
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
  const { appId, viewIds } = parse(call);
  keepSeen(call, appId);
  const present = new Set([...componentsOf(call, appId)].map(({ row }) => row['objectid']));
  for (const objectid of viewIds.filter((id) => !present.has(id))) {
    const component = { componenttype: COMPONENT.view, objectid, _appmoduleidunique_value: appId };
    rows.insert(definitions.of('appmodulecomponent'), component);
  }
  return emptyResponse(204);
}

export function removeAppComponents(call: Call): ApiResponse {
  const { rows, definitions } = call.organization;
  const { appId, viewIds } = parse(call);
  keepSeen(call, appId);
  for (const stored of [...componentsOf(call, appId)]) {
    if (viewIds.includes(String(stored.row['objectid'])))
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
