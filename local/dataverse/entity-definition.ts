import { propertyOf, type Column, type EntityName, type LookupTarget } from './column.ts';
import type { Row } from './row.ts';

/** A many-to-many relationship: rows of `through` join `near` (our id) and `far` (the id of `entity`). */
export type ManyToMany = {
  readonly navigation: string;
  readonly entity: EntityName;
  readonly through: EntityName;
  readonly near: string;
  readonly far: string;
};

/** Rows of `entity` whose `lookup` leads here, by the name of the collection-valued navigation. */
export type OneToMany = {
  readonly navigation: string;
  readonly entity: EntityName;
  readonly lookup: string;
};

/** What a collection-valued navigation leads over. */
export type Relation = OneToMany | ManyToMany;

export const oneToMany = (navigation: string, entity: EntityName, lookup: string): OneToMany => ({
  navigation,
  entity,
  lookup,
});

type LookupColumn = Column & { kind: 'lookup' };
export type Navigation = { readonly column: LookupColumn; readonly targets: readonly LookupTarget[] };

type EntityFacts = {
  readonly logicalName: EntityName;
  readonly setName: string;
  readonly primaryKey: string;
  readonly primaryName?: string;
  readonly columns: readonly Column[];
  /** Properties looked up by value, kept in an index. */
  readonly indexed?: readonly string[];
  readonly manyToMany?: readonly ManyToMany[];
  readonly oneToMany?: readonly OneToMany[];
  readonly calculate?: (row: Row) => Row;
  /** Whether change tracking is on from the start; a test may switch it. */
  readonly tracksChanges?: boolean;
};

export type EntityDefinition = Required<Omit<EntityFacts, 'primaryName' | 'columns' | 'oneToMany'>> & {
  readonly primaryName: string | undefined;
  /** Grows with the columns that are added through the Web API. */
  readonly columns: Column[];
  readonly byProperty: Map<string, Column>;
  readonly byNavigation: Map<string, Navigation>;
  /** Grows likewise, with the relationships. */
  readonly oneToMany: OneToMany[];
};

export function navigationsOf(columns: readonly Column[]): Map<string, Navigation> {
  const navigations = new Map<string, Navigation>();
  for (const column of columns) {
    if (column.kind !== 'lookup') continue;
    for (const name of new Set(column.targets.map((target) => target.navigation))) {
      navigations.set(name, {
        column,
        targets: column.targets.filter((target) => target.navigation === name),
      });
    }
  }
  return navigations;
}

export function defineEntity(facts: EntityFacts): EntityDefinition {
  return {
    indexed: [],
    manyToMany: [],
    calculate: () => ({}),
    tracksChanges: false,
    ...facts,
    primaryName: facts.primaryName,
    columns: [...facts.columns],
    oneToMany: [...(facts.oneToMany ?? [])],
    byProperty: new Map(facts.columns.map((column) => [propertyOf(column), column])),
    byNavigation: navigationsOf(facts.columns),
  };
}
