import { jsonResponse, type ApiResponse } from '../api-request.ts';
import { parseGuid } from '../guid.ts';
import { invalidQuery } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { dependentsOf } from './dependencies.ts';
import { metadataId } from './metadata-id.ts';
import { contextOf } from './table-routes.ts';

/** Of the documented values of `dependencytype`: the dependent is published. */
const PUBLISHED = 2;

/** `RetrieveDependenciesForDelete(ObjectId=<guid>,ComponentType=<number>)`. */
export function retrieveDependenciesForDelete(call: Call, parameters: string): ApiResponse {
  const id = parseGuid(/ObjectId=([0-9a-f-]+)/i.exec(parameters)?.[1] ?? '');
  const type = Number(/ComponentType=(\d+)/.exec(parameters)?.[1]);
  if (id === undefined || Number.isNaN(type)) throw invalidQuery('ObjectId and ComponentType are required.');
  const value = dependentsOf(call.organization, { type, id }).map((dependent) => ({
    dependencyid: metadataId(`${dependent.id} needs ${id}`),
    dependencytype: PUBLISHED,
    dependentcomponentobjectid: dependent.id,
    dependentcomponenttype: dependent.type,
    requiredcomponentobjectid: id,
    requiredcomponenttype: type,
  }));
  return jsonResponse(200, { '@odata.context': contextOf(call, 'dependencies'), value });
}
