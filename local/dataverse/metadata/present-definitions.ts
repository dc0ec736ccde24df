import type { Column } from '../column.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import type { Organization } from '../organization.ts';
import type { AddedColumn } from './added-column.ts';
import { metadataId } from './metadata-id.ts';
import { isObject, presentLabels, readLabels } from './metadata-json.ts';
import type { GlobalChoice } from './metadata-state.ts';

const managed = (value: boolean, name: string) => ({
  Value: value,
  CanBeChanged: true,
  ManagedPropertyLogicalName: name,
});

export function presentTable(organization: Organization, definition: EntityDefinition) {
  const { base } = organization.customization.languages;
  return {
    MetadataId: metadataId(definition.logicalName),
    LogicalName: definition.logicalName,
    SchemaName: definition.logicalName,
    EntitySetName: definition.setName,
    PrimaryIdAttribute: definition.primaryKey,
    PrimaryNameAttribute: definition.primaryName ?? null,
    ChangeTrackingEnabled: organization.tracking.isEnabled(definition),
    CanChangeTrackingBeEnabled: managed(true, 'canchangetrackingbeenabled'),
    IsCustomizable: managed(true, 'iscustomizable'),
    CanCreateAttributes: managed(true, 'cancreateattributes'),
    IsCustomEntity: false,
    IsKnowledgeManagementEnabled: false,
    OwnershipType: definition.byNavigation.has('ownerid') ? 'UserOwned' : 'OrganizationOwned',
    DisplayName: presentLabels(
      {
        [base]: definition.logicalName,
        ...organization.metadata.details.tableLabels(definition.logicalName),
      },
      base,
    ),
  };
}

const TYPES: Partial<Record<Column['kind'], string>> = {
  choice: 'Picklist',
  choices: 'MultiSelectPicklist',
  state: 'State',
  string: 'String',
  datetime: 'DateTime',
  date: 'DateTime',
  boolean: 'Boolean',
  lookup: 'Lookup',
  money: 'Money',
  int: 'Integer',
  bigint: 'BigInt',
  decimal: 'Decimal',
  guid: 'Uniqueidentifier',
};

export const typeNameOf = ({ kind, name }: Column) =>
  name === 'statuscode' ? 'Status' : (TYPES[kind] ?? '');

function presentAdded({ customization, metadata }: Organization, added: AddedColumn) {
  const { base } = customization.languages;
  const { OptionSet: optionSet, 'GlobalOptionSet@odata.bind': _, ...body } = added.body;
  const shown = added.globalChoice === undefined ? undefined : metadata.globalChoice(added.globalChoice);
  return {
    ...body,
    IsCustomAttribute: true,
    IsManaged: false,
    DisplayName: presentLabels(readLabels(body['DisplayName']), base),
    Description: presentLabels(readLabels(body['Description']), base),
    ...(isObject(optionSet) && Array.isArray(optionSet['Options'])
      ? { OptionSet: presentOptions(optionSet['Options'], base, `${added.entity}.${added.name}`) }
      : {}),
    ...(shown === undefined
      ? {}
      : { OptionSet: presentGlobalChoice(shown, base), GlobalOptionSet: presentGlobalChoice(shown, base) }),
  };
}

function presentOptions(options: unknown, base: number, place: string) {
  const list = Array.isArray(options) ? options.filter(isObject) : [];
  return {
    MetadataId: metadataId(`options of ${place}`),
    IsGlobal: false,
    OptionSetType: 'Picklist',
    Options: list.map((option) => ({
      Value: option['Value'],
      ...(option['State'] === undefined ? {} : { State: option['State'] }),
      Label: presentLabels(readLabels(option['Label']), base),
      Description: presentLabels(readLabels(option['Description']), base),
      Color: option['Color'] ?? null,
      IsManaged: false,
      MetadataId: null,
      HasChanged: null,
    })),
  };
}

export const presentGlobalChoice = ({ name, metadataId: id, body }: GlobalChoice, base: number) => ({
  '@odata.type': '#Microsoft.Dynamics.CRM.OptionSetMetadata',
  Name: name,
  IsCustomOptionSet: true,
  IsManaged: false,
  DisplayName: presentLabels(readLabels(body['DisplayName']), base),
  Description: presentLabels(readLabels(body['Description']), base),
  ...presentOptions(body['Options'], base, name),
  MetadataId: id,
  IsGlobal: true,
});

/** The key of a table is required by the system and its name by whoever made it; what else is required is not kept. */
function requiredLevel({ primaryKey, primaryName }: EntityDefinition, { name }: Column): string {
  if (name === primaryKey) return 'SystemRequired';
  return name === primaryName ? 'ApplicationRequired' : 'None';
}

function presentStandard(
  { metadata, customization }: Organization,
  definition: EntityDefinition,
  column: Column,
) {
  const { base } = customization.languages;
  const list = metadata.optionsOf({ kind: 'column', entity: definition.logicalName, name: column.name });
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${typeNameOf(column)}AttributeMetadata`,
    AttributeType: typeNameOf(column),
    SchemaName: column.name,
    IsCustomAttribute: false,
    IsManaged: true,
    DisplayName: presentLabels({ [base]: column.name }, base),
    RequiredLevel: {
      ...managed(true, 'canmodifyrequirementlevelsettings'),
      Value: requiredLevel(definition, column),
    },
    ...(column.kind === 'choice' ? { DefaultFormValue: column.initial ?? -1 } : {}),
    ...(list.length > 0
      ? { OptionSet: presentOptions(list, base, `${definition.logicalName}.${column.name}`) }
      : {}),
    EntityLogicalName: definition.logicalName,
  };
}

export function presentColumn(
  organization: Organization,
  definition: EntityDefinition,
  column: Column,
): Readonly<Record<string, unknown>> {
  const place = { entity: definition.logicalName, name: column.name };
  const added = organization.metadata.findColumn(place);
  const isSecured = organization.securedColumns.has(`${place.entity}.${place.name}`);
  return {
    ...(added === undefined
      ? presentStandard(organization, definition, column)
      : presentAdded(organization, added)),
    MetadataId: metadataId(`${place.entity}.${place.name}`),
    LogicalName: column.name,
    EntityLogicalName: place.entity,
    IsSecured: isSecured,
    IsValidForRead: true,
    IsValidForUpdate: column.access === 'writable',
  };
}

export const presentColumns = (organization: Organization, definition: EntityDefinition) =>
  definition.columns.map((column) => presentColumn(organization, definition, column));
