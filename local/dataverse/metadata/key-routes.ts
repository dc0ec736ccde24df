import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { badPayload } from '../refusals.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import { metadataId } from './metadata-id.ts';
import { requireCustomization } from './require-customization.ts';
import { contextOf } from './table-routes.ts';

// "Work with alternate keys": up to five columns that together name one row.

const LARGEST_KEY = 5;

const refuse = (reason: string) =>
  badPayload({ setName: 'Keys', reason: `Microsoft.Crm.CrmException: ${reason}` });

const idOf = (definition: EntityDefinition, name: string) =>
  metadataId(`key ${definition.logicalName}.${name}`);

export function listKeys(call: Call, definition: EntityDefinition): ApiResponse {
  requirePrivilege(call.organization, 'prvReadEntityKey');
  const keys = call.organization.metadata.details.keys(definition.logicalName);
  return jsonResponse(200, {
    '@odata.context': contextOf(call, `EntityDefinitions('${definition.logicalName}')/Keys`),
    value: keys.map(({ name, columns }) => ({
      MetadataId: idOf(definition, name),
      LogicalName: name,
      EntityLogicalName: definition.logicalName,
      KeyAttributes: columns,
      EntityKeyIndexStatus: 'Active',
    })),
  });
}

/** The index of a key is there at once; rows that it would not tell apart are not looked for. */
export function createKey(call: Call, definition: EntityDefinition): ApiResponse {
  const { organization, request } = call;
  requireCustomization(organization, 'prvCreateEntityKey');
  const { SchemaName: schemaName, KeyAttributes: columns } = parseBody(request, 'Keys');
  if (typeof schemaName !== 'string') throw refuse('SchemaName is missing');
  const isColumn = (name: unknown): name is string =>
    definition.columns.some((column) => column.name === name);
  if (
    !Array.isArray(columns) ||
    columns.length < 1 ||
    columns.length > LARGEST_KEY ||
    !columns.every(isColumn)
  )
    throw refuse('KeyAttributes must name one to five columns of the table');
  const name = schemaName.toLowerCase();
  organization.metadata.details.saveKey(definition.logicalName, { name, columns });
  const table = `EntityDefinitions(${metadataId(definition.logicalName)})`;
  const address = `${organization.apiUrl()}${table}/Keys(${idOf(definition, name)})`;
  return emptyResponse(204, { 'OData-EntityId': address });
}
