import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import { DataverseError } from '../dataverse-error.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { nestedRequest } from '../odata/projection.ts';
import { badPayload, notServed } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import { metadataId } from './metadata-id.ts';
import { readLabels } from './metadata-json.ts';
import { presentColumns, presentTable } from './present-definitions.ts';
import { requireCustomization } from './require-customization.ts';
import { project, selectDefinitions } from './select-metadata.ts';

export const contextOf = ({ organization }: Call, of: string) => `${organization.apiUrl()}$metadata#${of}`;

/** `LogicalName='contact'` or the MetadataId; 0x80060888 is what a definition that does not exist is answered with. */
export function findTable(call: Call, key: string): EntityDefinition {
  const name = /^LogicalName='(\w+)'$/i.exec(key)?.[1];
  const found = call.organization.definitions.all.find(
    ({ logicalName }) => logicalName === name || metadataId(logicalName) === key.toLowerCase(),
  );
  if (found !== undefined) return found;
  throw new DataverseError({
    status: 404,
    code: '0x80060888',
    message: `Could not find an entity with name ${name ?? key} and id 00000000-0000-0000-0000-000000000000.`,
  });
}

/** `$expand=Attributes($select=…;$filter=…)`: the columns along with their table. */
function expandedOf({ organization, options }: Call, definition: EntityDefinition): object {
  if (options.expand === undefined) return {};
  const [, name = '', inside = ''] = /^(\w+)(?:\((.*)\))?$/s.exec(options.expand) ?? [];
  if (name !== 'Attributes') throw notServed(`$expand=${options.expand} of a definition`);
  const { select, filter } = nestedRequest(inside);
  const { aliases } = options;
  const columns = presentColumns(organization, definition);
  return { Attributes: selectDefinitions(columns, { select, filter, aliases }) };
}

/** Definitions of tables and columns are read with prvReadEntity and prvReadAttribute, as the roles of public integrations have them. */
export function listTables(call: Call): ApiResponse {
  const { organization, options } = call;
  requirePrivilege(organization, 'prvReadEntity');
  if (options.expand !== undefined) throw notServed('$expand over all definitions');
  const tables = organization.definitions.all.map((definition) => presentTable(organization, definition));
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'EntityDefinitions'),
    value: selectDefinitions(tables, options),
  });
}

export function readTable(call: Call, key: string): ApiResponse {
  requirePrivilege(call.organization, 'prvReadEntity');
  const definition = findTable(call, key);
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'EntityDefinitions/$entity'),
    ...project(presentTable(call.organization, definition), call.options),
    ...expandedOf(call, definition),
  });
}

/**
 * PUT replaces the whole definition ("Create and update table definitions using the Web API": individual properties cannot be
 * patched). Of what it may change this stand-in keeps the name, and change tracking, which begins when the table is published and
 * which nobody can switch off again.
 */
export function replaceTable(call: Call, definition: EntityDefinition): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvWriteEntity');
  const body = parseBody(request, 'EntityDefinitions');
  const refuse = (reason: string) => badPayload({ setName: 'EntityDefinitions', reason });
  if (body['LogicalName'] !== definition.logicalName || body['DisplayName'] === undefined)
    throw refuse('Microsoft.Crm.CrmException: PUT replaces a definition and needs the whole of it');
  const wanted = body['ChangeTrackingEnabled'];
  const enabled = organization.tracking.isEnabled(definition);
  if (enabled && wanted !== true)
    throw refuse('Microsoft.Crm.CrmException: Change tracking cannot be disabled once it is enabled');
  const entity = definition.logicalName;
  if (!enabled && wanted === true)
    organization.metadata.drafts.put({ kind: 'tracking', entity, place: entity });
  const kept =
    request.headers['mscrm.mergelabels'] === 'true' ? organization.metadata.details.tableLabels(entity) : {};
  const labels = { ...kept, ...readLabels(body['DisplayName']) };
  organization.metadata.details.renameTable(entity, labels);
  organization.tracking.expireTokens(definition);
  return emptyResponse(204);
}
