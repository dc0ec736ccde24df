import type { EntityDefinition } from '../entity-definition.ts';
import { invalidQuery } from '../refusals.ts';
import { columnOf } from './filter-scope.ts';
import type { QueryOptions } from './parse-query-options.ts';

export type OrderTerm = { readonly property: string; readonly descending: boolean };

/** `$orderby` as terms; each column must exist. */
export function parseOrder(
  definition: EntityDefinition,
  options: Pick<QueryOptions, 'orderBy' | 'aliases'>,
): OrderTerm[] {
  if (options.orderBy === undefined || options.orderBy.trim() === '') return [];
  return options.orderBy.split(',').map((piece) => {
    const [name = '', direction = 'asc', ...rest] = piece.trim().split(/\s+/);
    const property = options.aliases.get(name) ?? name;
    if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
      throw invalidQuery(`Syntax error at position ${name.length + 1} in '${piece.trim()}'.`);
    }
    columnOf(definition, property);
    return { property, descending: direction === 'desc' };
  });
}
