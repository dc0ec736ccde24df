import { flag, guid, number, text, type EntityName } from './column.ts';
import { accountDefinition } from './entities/account.ts';
import { activityDefinitions, activityPartyDefinition } from './entities/activities.ts';
import { connectionDefinition, connectionRoleDefinition } from './entities/connection.ts';
import { contactDefinition } from './entities/contact.ts';
import { duplicateRuleDefinitions } from './entities/duplicate-rules.ts';
import { mappingDefinitions } from './entities/mappings.ts';
import { noteAndQueueDefinitions } from './entities/notes-and-queues.ts';
import { opportunityDefinition } from './entities/opportunity.ts';
import { peopleDefinitions } from './entities/people.ts';
import { reactionDefinitions } from './entities/reactions.ts';
import { salesDefinitions } from './entities/sales.ts';
import { stampColumns } from './entities/shared-columns.ts';
import { defineEntity, type EntityDefinition } from './entity-definition.ts';
import { customizationDefinitions } from './metadata/customization-tables.ts';
import { copyForEnvironment } from './metadata/environment-copies.ts';
import { interfaceDefinitions } from './metadata/interface-tables.ts';

const organizationDefinition = defineEntity({
  logicalName: 'organization',
  setName: 'organizations',
  primaryKey: 'organizationid',
  primaryName: 'name',
  columns: [
    guid('organizationid'),
    text('name', 160),
    number('languagecode', 'int', { initial: 1033 }),
    number('expirechangetrackingindays', 'int', { initial: 7 }),
    flag('isauditenabled', { initial: false }),
    // The XML of settings without a column of their own (learn.microsoft.com/power-platform/admin/environment-database-settings).
    text('orgdborgsettings', 1_073_741_823, { access: 'readOnly' }),
    ...stampColumns,
  ],
});

/** Every table served, by logical name and by entity set name: what this list does not hold does not exist. */
export class EntityDefinitions {
  readonly all: readonly EntityDefinition[];
  private readonly byName: ReadonlyMap<string, EntityDefinition>;
  private readonly bySet: ReadonlyMap<string, EntityDefinition>;

  constructor(options: {
    extraContactColumns: readonly string[];
    extraAccountColumns: readonly string[];
    without?: readonly string[];
  }) {
    const served = [
      contactDefinition(options.extraContactColumns),
      accountDefinition(options.extraAccountColumns),
      opportunityDefinition,
      connectionDefinition,
      connectionRoleDefinition,
      ...peopleDefinitions,
      organizationDefinition,
      ...customizationDefinitions,
      ...reactionDefinitions,
      ...activityDefinitions,
      activityPartyDefinition,
      ...salesDefinitions,
      ...noteAndQueueDefinitions,
      ...interfaceDefinitions,
      ...duplicateRuleDefinitions,
      ...mappingDefinitions,
    ];
    this.all = copyForEnvironment(served, options.without ?? []);
    this.byName = new Map(this.all.map((definition) => [definition.logicalName, definition]));
    this.bySet = new Map(this.all.map((definition) => [definition.setName, definition]));
  }

  of(entity: EntityName): EntityDefinition {
    const definition = this.byName.get(entity);
    if (definition === undefined)
      throw new Error(`No table ${entity}: see local/dataverse/entity-definitions.ts`);
    return definition;
  }

  /** Undefined for a table that lookups name but nobody serves. */
  find(entity: string): EntityDefinition | undefined {
    return this.byName.get(entity);
  }

  findSet(setName: string): EntityDefinition | undefined {
    return this.bySet.get(setName);
  }
}
