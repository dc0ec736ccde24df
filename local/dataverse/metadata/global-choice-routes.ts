import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { DataverseError } from '../dataverse-error.ts';
import { badPayload } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import type { GlobalChoice } from './metadata-state.ts';
import { optionsIn } from './option.ts';
import { labelOf } from './place-of-options.ts';
import { presentGlobalChoice } from './present-definitions.ts';
import { requireCustomization } from './require-customization.ts';
import { project } from './select-metadata.ts';
import { addByHeader, COMPONENT, forgetComponent } from './solution-components.ts';
import { contextOf } from './table-routes.ts';

// "Create and update choices (option sets) using the Web API": GlobalOptionSetDefinitions.

const SET = 'GlobalOptionSetDefinitions';

const refuse = (reason: string) =>
  badPayload({ setName: SET, reason: `Microsoft.Crm.CrmException: ${reason}` });

/** `Name='x'` or the MetadataId. */
function findGlobalChoice({ organization }: Call, key: string): GlobalChoice {
  const wanted = /^Name='(\w+)'$/i.exec(key)?.[1] ?? key.toLowerCase();
  const found = organization.metadata.globalChoice(wanted);
  if (found !== undefined) return found;
  throw new DataverseError({
    status: 404,
    code: '0x80060888',
    message: `Could not find an optionset with specified name or id '${wanted}'.`,
  });
}

/** `$filter` is not supported here, as documented ("Query schema definitions"): the whole list comes. */
export function listGlobalChoices(call: Call): ApiResponse {
  const { metadata, customization } = call.organization;
  requirePrivilege(call.organization, 'prvReadOptionSet');
  if (call.options.filter !== undefined)
    throw refuse('The query parameter $filter is not supported for GlobalOptionSetDefinitions');
  const { base } = customization.languages;
  const value = metadata
    .globalChoices()
    .map((choice) => project(presentGlobalChoice(choice, base), call.options));
  return jsonResponse(200, { '@odata.context': contextOf(call, SET), value });
}

export function readGlobalChoice(call: Call, key: string): ApiResponse {
  requirePrivilege(call.organization, 'prvReadOptionSet');
  const { base } = call.organization.customization.languages;
  const shown = presentGlobalChoice(findGlobalChoice(call, key), base);
  const context = contextOf(call, `${SET}/$entity`);
  return jsonResponse(200, { '@odata.context': context, ...project(shown, call.options) });
}

export function createGlobalChoice(call: Call): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvCreateOptionSet');
  const body = parseBody(request, SET);
  const name = String(body['Name']).toLowerCase();
  if (!/^[a-z][a-z0-9]+_\w+$/.test(name)) throw refuse('Name needs the prefix of a publisher');
  if (organization.metadata.globalChoice(name) !== undefined) throw refuse(`${name} already exists`);
  labelOf(organization, SET, { label: body['DisplayName'] });
  for (const option of optionsIn(body)) labelOf(organization, SET, { label: option['Label'] });
  const values = optionsIn(body).map((option) => option['Value']);
  if (values.some((value) => typeof value !== 'number') || new Set(values).size < values.length)
    throw refuse('Every option needs a Value of its own');
  const { metadataId } = organization.metadata.saveGlobalChoice({ name, body });
  addByHeader(organization, request, { type: COMPONENT.optionSet, id: metadataId });
  return emptyResponse(204, { 'OData-EntityId': `${organization.apiUrl()}${SET}(${metadataId})` });
}

/** Refused while a column shows it: 0x8004f01f, "referenced by … other components" (Web service error codes). */
export function deleteGlobalChoice(call: Call, key: string): ApiResponse {
  const { organization } = call;
  requireCustomization(organization, 'prvDeleteOptionSet');
  const found = findGlobalChoice(call, key);
  const showing = organization.metadata.columns().filter(({ globalChoice }) => globalChoice === found.name);
  if (showing.length > 0)
    throw new DataverseError({
      status: 400,
      code: '0x8004f01f',
      message: `The global choice ${found.name} cannot be deleted because it is referenced by ${showing.length} other components.`,
    });
  organization.metadata.removeGlobalChoice(found);
  forgetComponent(organization, { type: COMPONENT.optionSet, id: found.metadataId });
  return emptyResponse(204);
}
