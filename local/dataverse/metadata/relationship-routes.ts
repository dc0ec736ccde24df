import { jsonResponse, type ApiResponse } from '../api-request.ts';
import type { EntityDefinition, ManyToMany, OneToMany } from '../entity-definition.ts';
import { invalidQuery } from '../refusals.ts';
import { wayBack } from '../related-rows.ts';
import { requirePrivilege } from '../require-privilege.ts';
import type { Call } from '../routes/call.ts';
import { metadataId } from './metadata-id.ts';
import { selectDefinitions } from './select-metadata.ts';
import { contextOf } from './table-routes.ts';

// "Query table definitions using the Web API", relationships: of this stand-in those that a collection-valued navigation leads
// over; a lookup without one is no less a relationship, and has a name of its own that is not known here.

type Definition = Readonly<Record<string, unknown>>;

const ONE_TO_MANY = 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata';
const MANY_TO_MANY = 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata';

export const relationshipId = (schemaName: string) => metadataId(`relationship ${schemaName}`);

const described = (type: string, name: string): Definition => ({
  '@odata.type': `#${type}`,
  MetadataId: relationshipId(name),
  SchemaName: name,
  IsCustomRelationship: false,
  IsManaged: true,
});

const presentOneToMany = (call: Call, definition: EntityDefinition, relation: OneToMany): Definition => ({
  ...described(ONE_TO_MANY, relation.navigation),
  RelationshipType: 'OneToManyRelationship',
  ReferencedEntity: definition.logicalName,
  ReferencedAttribute: definition.primaryKey,
  ReferencedEntityNavigationPropertyName: relation.navigation,
  ReferencingEntity: relation.entity,
  ReferencingAttribute: relation.lookup,
  ReferencingEntityNavigationPropertyName: wayBack(call.organization.definitions, { definition, relation }),
});

const presentManyToMany = (definition: EntityDefinition, relation: ManyToMany): Definition => ({
  ...described(MANY_TO_MANY, relation.navigation),
  RelationshipType: 'ManyToManyRelationship',
  Entity1LogicalName: definition.logicalName,
  Entity1IntersectAttribute: relation.near,
  Entity1NavigationPropertyName: relation.navigation,
  Entity2LogicalName: relation.entity,
  Entity2IntersectAttribute: relation.far,
  Entity2NavigationPropertyName: relation.navigation,
  IntersectEntityName: relation.through,
});

function all(call: Call): Definition[] {
  requirePrivilege(call.organization, 'prvReadRelationship');
  const { definitions } = call.organization;
  const found = definitions.all.flatMap((definition) => [
    ...definition.oneToMany
      .filter(({ entity }) => definitions.find(entity) !== undefined)
      .map((relation) => presentOneToMany(call, definition, relation)),
    ...definition.manyToMany
      .filter(({ entity }) => definitions.find(entity) !== undefined)
      .map((relation) => presentManyToMany(definition, relation)),
  ]);
  // Both tables of a many-to-many relationship know it.
  return [...new Map(found.map((relationship) => [relationship['SchemaName'], relationship])).values()];
}

const answer = (call: Call, of: string, relationships: readonly Definition[]): ApiResponse =>
  jsonResponse(200, {
    '@odata.context': contextOf(call, of),
    value: selectDefinitions(relationships, call.options),
  });

/** Every relationship, or with a cast those of one kind. */
export function listRelationships(call: Call, cast: string | undefined): ApiResponse {
  const wanted = cast === undefined ? undefined : `#Microsoft.Dynamics.CRM.${cast}`;
  if (wanted !== undefined && wanted !== `#${ONE_TO_MANY}` && wanted !== `#${MANY_TO_MANY}`)
    throw invalidQuery(`'${cast}' is no kind of relationship.`);
  const found = all(call).filter((each) => wanted === undefined || each['@odata.type'] === wanted);
  return answer(call, 'RelationshipDefinitions', found);
}

const SIDES: Readonly<Record<string, (relationship: Definition, entity: string) => boolean>> = {
  OneToMany: (relationship, entity) => relationship['ReferencedEntity'] === entity,
  ManyToOne: (relationship, entity) => relationship['ReferencingEntity'] === entity,
  ManyToMany: (relationship, entity) =>
    relationship['Entity1LogicalName'] === entity || relationship['Entity2LogicalName'] === entity,
};

/** Those of one table, by the side on which it stands. */
export function listRelationshipsOf(
  call: Call,
  { logicalName }: EntityDefinition,
  side: string,
): ApiResponse {
  const found = all(call).filter((relationship) => SIDES[side]?.(relationship, logicalName) === true);
  return answer(call, `EntityDefinitions('${logicalName}')/${side}Relationships`, found);
}
