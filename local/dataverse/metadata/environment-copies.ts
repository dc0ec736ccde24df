import { propertyOf, type Column } from '../column.ts';
import { defineEntity, navigationsOf, type EntityDefinition, type OneToMany } from '../entity-definition.ts';

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
  for (const [name, navigation] of navigationsOf([column])) definition.byNavigation.set(name, navigation);
}

export function removeColumn(definition: EntityDefinition, name: string): void {
  const at = definition.columns.findIndex((column) => column.name === name);
  const [removed] = at < 0 ? [] : definition.columns.splice(at, 1);
  if (removed === undefined) return;
  definition.byProperty.delete(propertyOf(removed));
  for (const navigation of navigationsOf([removed]).keys()) definition.byNavigation.delete(navigation);
}

/** The relationships over a lookup that goes. */
export function removeRelationships(
  oneToMany: OneToMany[],
  place: { readonly entity: string; readonly name: string },
): void {
  const at = oneToMany.findIndex(({ entity, lookup }) => entity === place.entity && lookup === place.name);
  if (at >= 0) oneToMany.splice(at, 1);
}
