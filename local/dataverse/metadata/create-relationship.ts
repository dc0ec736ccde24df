import { parseBody } from '../api-request-body.ts';
import { emptyResponse, jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { badPayload, notServed } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { checkNewColumn } from './check-column.ts';
import { logicalNameOf } from './column-of-metadata.ts';
import { isObject } from './metadata-json.ts';
import { relationshipId } from './relationship-routes.ts';
import { requireCustomization } from './require-customization.ts';
import { addByHeader, COMPONENT } from './solution-components.ts';
import { contextOf } from './table-routes.ts';

// "Create and update table relationships using the Web API": one-to-many, which comes with its lookup.

type Body = Readonly<Record<string, unknown>>;

const refuse = (reason: string) =>
  badPayload({ setName: 'RelationshipDefinitions', reason: `Microsoft.Crm.CrmException: ${reason}` });

function requireTable({ organization }: Call, name: unknown): EntityDefinition {
  const found = typeof name === 'string' ? organization.definitions.find(name) : undefined;
  if (found === undefined) throw refuse(`there is no table ${String(name)}`);
  return found;
}

/** Adds the lookup with the relationships it serves; the id of the new column. */
function addLookup(call: Call, relationships: readonly Body[], lookup: unknown): string {
  const { organization, request } = call;
  requireCustomization(organization, 'prvCreateRelationship');
  const [first] = relationships;
  if (first === undefined || !isObject(lookup)) throw refuse('a lookup and its relationships are needed');
  const definition = requireTable(call, first['ReferencingEntity']);
  for (const each of relationships) {
    requireTable(call, each['ReferencedEntity']);
    if (typeof each['SchemaName'] !== 'string') throw refuse('SchemaName is missing');
    if (each['ReferencingEntity'] !== first['ReferencingEntity']) throw refuse('one lookup is of one table');
  }
  checkNewColumn(organization, { definition, body: lookup });
  const kept = relationships.map(({ SchemaName, ReferencedEntity }) => ({ SchemaName, ReferencedEntity }));
  const type = 'Microsoft.Dynamics.CRM.LookupAttributeMetadata';
  return organization.rows.transaction(() => {
    const { metadataId } = organization.metadata.saveColumn({
      entity: definition.logicalName,
      name: logicalNameOf(lookup),
      body: { ...lookup, '@odata.type': type, Relationships: kept },
    });
    addByHeader(organization, request, { type: COMPONENT.attribute, id: metadataId });
    organization.tracking.expireTokens(definition);
    return metadataId;
  });
}

export function createRelationship(call: Call): ApiResponse {
  const { Lookup: lookup, ...relationship } = parseBody(call.request, 'RelationshipDefinitions');
  if (!String(relationship['@odata.type']).endsWith('OneToManyRelationshipMetadata'))
    throw notServed('creating many-to-many relationships, which need a table of their own');
  addLookup(call, [relationship], lookup);
  const id = relationshipId(String(relationship['SchemaName']));
  return emptyResponse(204, {
    'OData-EntityId': `${call.organization.apiUrl()}RelationshipDefinitions(${id})`,
  });
}

/** `CreateCustomerRelationships`: one lookup that leads to an account or to a contact. */
export function createCustomerRelationships(call: Call): ApiResponse {
  const { OneToManyRelationships: list, Lookup: lookup } = parseBody(
    call.request,
    'CreateCustomerRelationships',
  );
  const relationships = Array.isArray(list) ? list.filter(isObject) : [];
  const tables = relationships.map(({ ReferencedEntity }) => ReferencedEntity).sort();
  if (tables.join() !== 'account,contact') throw refuse('a customer is an account or a contact');
  return jsonResponse(200, {
    '@odata.context': contextOf(call, 'Microsoft.Dynamics.CRM.CreateCustomerRelationshipsResponse'),
    AttributeId: addLookup(call, relationships, lookup),
    RelationshipIds: relationships.map(({ SchemaName }) => relationshipId(String(SchemaName))),
  });
}
