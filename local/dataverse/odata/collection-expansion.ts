import type { EntityDefinition, Relation } from '../entity-definition.ts';
import type { EntityDefinitions } from '../entity-definitions.ts';
import { LARGEST_PAGE } from '../preferences.ts';
import { invalidQuery, notServed } from '../refusals.ts';
import { relatedRows } from '../related-rows.ts';
import type { StoredRow } from '../row.ts';
import type { RowStore } from '../storage/row-store.ts';
import { ROW_ALIAS, selectRows } from '../storage/select-rows.ts';
import { bothOf, type SqlCondition } from '../storage/sql-condition.ts';
import { compileFilter } from './compile-filter.ts';
import { parseFilter } from './parse-filter.ts';
import { parseOrder, type OrderTerm } from './parse-order.ts';

/** What stands in the brackets behind an expanded collection, its `$select` apart. */
export type CollectionOptions = {
  readonly filter: string | undefined;
  readonly orderBy: string | undefined;
  readonly top: string | undefined;
};

export type RelatedSelection = {
  readonly relation: Relation;
  readonly condition: SqlCondition | undefined;
  readonly order: readonly OrderTerm[];
  readonly limit: number;
};

/** `$filter`, `$orderby` and `$top` of one expanded collection ("Join tables with the Web API", nested options). */
export function parseCollectionOptions(
  definitions: EntityDefinitions,
  relation: Relation,
  { filter, orderBy, top }: CollectionOptions,
): RelatedSelection {
  const definition = definitions.of(relation.entity);
  const scope = { definitions, definition, alias: ROW_ALIAS };
  const limit = top === undefined ? LARGEST_PAGE : Number(top);
  if (!Number.isInteger(limit) || limit < 1)
    throw invalidQuery(`Invalid value '${top}' for $top query option found.`);
  return {
    relation,
    condition: filter === undefined ? undefined : compileFilter(scope, parseFilter(filter, new Map())),
    order: parseOrder(definition, { orderBy, aliases: new Map() }),
    limit,
  };
}

/** The rows under one row, as its expansion asks for them. */
export function selectRelated(
  rows: RowStore,
  { definition, stored }: { definition: EntityDefinition; stored: StoredRow },
  { relation, condition: asked, order, limit }: RelatedSelection,
): StoredRow[] {
  const { far, condition } = relatedRows(rows.definitions, { definition, id: stored.id, relation });
  const found = selectRows(rows.database, {
    definition: far,
    condition: bothOf(condition, asked),
    order,
    after: undefined,
    limit,
  });
  return found.map((row) => row.stored);
}

export function refuseCollectionOptions({ filter, orderBy, top }: CollectionOptions): void {
  const given = { $filter: filter, $orderby: orderBy, $top: top };
  const [name] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw notServed(`the option ${name} inside $expand of a single-valued navigation`);
}
