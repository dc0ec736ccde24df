import type { ApiResponse } from '../api-request.ts';
import { propertyOf } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { Organization } from '../organization.ts';
import { edmTypeOf } from '../parse-column-value.ts';
import type { Call } from '../routes/call.ts';

// `$metadata`: the tables as OData describes them, in CSDL (docs.oasis-open.org/odata/odata-csdl-xml). Every name in it is one of
// the definitions', so that nothing needs escaping.

const NAMESPACE = 'Microsoft.Dynamics.CRM';

const typeOf = (entity: string) => `${NAMESPACE}.${entity}`;

function navigationsOf({ definitions }: Organization, definition: EntityDefinition): string[] {
  const single = [...definition.byNavigation].flatMap(([name, { targets }]) => {
    const [target, ...others] = targets;
    if (target === undefined) return [];
    if (others.length > 0) return [{ name, type: typeOf('principal') }]; // the owner, who is a user or a team
    return definitions.find(target.entity) === undefined ? [] : [{ name, type: typeOf(target.entity) }];
  });
  const collections = [...definition.oneToMany, ...definition.manyToMany].flatMap(({ navigation, entity }) =>
    definitions.find(entity) === undefined
      ? []
      : [{ name: navigation, type: `Collection(${typeOf(entity)})` }],
  );
  return [...single, ...collections].map(
    ({ name, type }) => `<NavigationProperty Name="${name}" Type="${type}" />`,
  );
}

function entityType(organization: Organization, definition: EntityDefinition): string {
  const properties = definition.columns.map(
    (column) => `<Property Name="${propertyOf(column)}" Type="${edmTypeOf(column)}" />`,
  );
  return [
    `<EntityType Name="${definition.logicalName}">`,
    `<Key><PropertyRef Name="${definition.primaryKey}" /></Key>`,
    ...properties,
    ...navigationsOf(organization, definition),
    '</EntityType>',
  ].join('');
}

/** Whether changes of the table can be asked for ("Use change tracking to synchronize data with external systems"). */
const tracking = (isEnabled: boolean) =>
  `<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="${isEnabled}" /></Record></Annotation>`;

function entitySet(organization: Organization, definition: EntityDefinition, annotated: boolean): string {
  const { logicalName, setName } = definition;
  const annotation = annotated ? tracking(organization.tracking.isEnabled(definition)) : '';
  return `<EntitySet Name="${setName}" EntityType="${typeOf(logicalName)}">${annotation}</EntitySet>`;
}

/** `GET $metadata`, with `?annotations=true` also what each set is capable of. */
export function describeService({ organization, options }: Call): ApiResponse {
  const { all } = organization.definitions;
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    `<Schema Namespace="${NAMESPACE}" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    '<EntityType Name="principal"><Key><PropertyRef Name="ownerid" /></Key><Property Name="ownerid" Type="Edm.Guid" /></EntityType>',
    ...all.map((definition) => entityType(organization, definition)),
    '<EntityContainer Name="System">',
    ...all.map((definition) => entitySet(organization, definition, options.annotations)),
    '</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>',
  ].join('');
  return { status: 200, headers: { 'Content-Type': 'application/xml', 'OData-Version': '4.0' }, body };
}
