import { propertyOf, type Column } from '../column.ts';
import { defineEntity, type EntityDefinition } from '../entity-definition.ts';

/**
 * Definitions of one environment's own, which columns can be added to, without the tables (`opportunity`) and columns
 * (`contact.msdyn_orgchangestatus`) that it lacks.
 */
export function copyForEnvironment(
  definitions: readonly EntityDefinition[],
  without: readonly string[],
): EntityDefinition[] {
  return definitions
    .filter(({ logicalName }) => !without.includes(logicalName))
    .map((definition) => {
      const columns = definition.columns.filter(
        ({ name }) => !without.includes(`${definition.logicalName}.${name}`),
      );
      const { primaryName, ...facts } = definition;
      return defineEntity({ ...facts, columns, ...(primaryName === undefined ? {} : { primaryName }) });
    });
}

export function addColumn(definition: EntityDefinition, column: Column): void {
  definition.columns.push(column);
  definition.byProperty.set(propertyOf(column), column);
}

export function removeColumn(definition: EntityDefinition, name: string): void {
  const at = definition.columns.findIndex((column) => column.name === name);
  if (at >= 0) definition.columns.splice(at, 1);
  definition.byProperty.delete(name);
}
