import { impersonating } from '../acting-user.ts';
import type { ApiRequest, ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { readFetch } from '../fetch/read-fetch.ts';
import { routeMetadata } from '../metadata/route-metadata.ts';
import { parseQueryOptions } from '../odata/parse-query-options.ts';
import type { Organization } from '../organization.ts';
import { parsePreferences } from '../preferences.ts';
import { invalidQuery, methodRefused, notServed } from '../refusals.ts';
import { parseResourcePath, type FindByKey, type ResourcePath } from '../resource-path.ts';
import { requireRowPrivilege } from '../row-privileges.ts';
import type { Call } from './call.ts';
import { countCollection } from './count-collection.ts';
import { createMultiple } from './create-multiple.ts';
import { createRow } from './create-row.ts';
import { deleteRow } from './delete-row.ts';
import { mergeRows } from './merge-rows.ts';
import { patchRow } from './patch-row.ts';
import { deleteProperty, readProperty, writeProperty } from './property.ts';
import { readChanges } from './read-changes.ts';
import { readCollection } from './read-collection.ts';
import { routeRelated } from './read-related.ts';
import { readRow } from './read-row.ts';
import { writeReference } from './reference.ts';
import { routeMessage } from './route-messages.ts';
import { rowOfKey } from './row-of-key.ts';
import { updateMultiple } from './update-multiple.ts';
import { whoAmI } from './who-am-i.ts';
import { withFaults } from './with-faults.ts';

type Of<K extends ResourcePath['kind']> = Extract<ResourcePath, { kind: K }>;

function routeCollection(call: Call, definition: EntityDefinition): ApiResponse {
  const { options, preferences, request } = call;
  if (request.method === 'POST') return createRow(call, definition);
  if (request.method !== 'GET') throw methodRefused(request.method);
  requireRowPrivilege(call.organization, { verb: 'Read', entity: definition.logicalName });
  const fetched = readFetch(call, definition);
  if (fetched !== undefined) return fetched;
  const tracks =
    preferences.trackChanges ||
    options.deltaToken !== undefined ||
    options.skipToken?.includes('istracking="True"');
  return tracks ? readChanges(call, definition) : readCollection(call, definition);
}

function routeRow(call: Call, resource: Of<'row'>): ApiResponse {
  switch (call.request.method) {
    case 'GET':
      return readRow(call, resource);
    case 'PATCH':
      return patchRow(call, resource);
    case 'DELETE':
      return deleteRow(call, resource);
    default:
      throw methodRefused(call.request.method);
  }
}

function routeProperty(call: Call, resource: Of<'property'>): ApiResponse {
  switch (call.request.method) {
    case 'GET':
      return readProperty(call, resource);
    case 'PUT':
      return writeProperty(call, resource);
    case 'DELETE':
      return deleteProperty(call, resource);
    default:
      throw methodRefused(call.request.method);
  }
}

function requireMethod(call: Call, method: string): void {
  if (call.request.method !== method) throw methodRefused(call.request.method);
}

function route(call: Call, resource: ResourcePath): ApiResponse {
  if (call.options.annotations) throw notServed('the query option annotations of anything but $metadata');
  switch (resource.kind) {
    case 'whoAmI':
      requireMethod(call, 'GET');
      return whoAmI(call);
    case 'merge':
      requireMethod(call, 'POST');
      return mergeRows(call);
    case 'collection':
      return routeCollection(call, resource.definition);
    case 'count':
      requireMethod(call, 'GET');
      requireRowPrivilege(call.organization, { verb: 'Read', entity: resource.definition.logicalName });
      return countCollection(call, resource.definition);
    case 'createMultiple':
      requireMethod(call, 'POST');
      return createMultiple(call, resource.definition);
    case 'updateMultiple':
      requireMethod(call, 'POST');
      return updateMultiple(call, resource.definition);
    case 'row':
      return routeRow(call, resource);
    case 'property':
      return routeProperty(call, resource);
    case 'related':
      return routeRelated(call, resource);
    case 'reference':
      return writeReference(call, resource);
    case 'batch':
      throw call.request.isBatchPart
        ? invalidQuery('A batch cannot hold another batch.')
        : notServed('this use of $batch');
  }
}

/** Carries out one operation, single or part of a batch, and answers refusals as Dataverse words them. */
export function routeRequest(signedIn: Organization, request: ApiRequest): ApiResponse {
  return withFaults(signedIn, request, () => {
    const organization = impersonating(signedIn, request.headers);
    const options = parseQueryOptions(request.query);
    const preferences = parsePreferences(request.headers['prefer']);
    const call = { organization, request, options, preferences };
    const answered = routeMetadata(call) ?? routeMessage(call);
    const { definitions } = organization;
    const findByKey: FindByKey = (definition, key) => rowOfKey(call, definition, key);
    return answered ?? route(call, parseResourcePath({ definitions, findByKey }, request.path));
  });
}
