import type { FilterExpression } from '../odata/filter-expression.ts';
import { parseFilter } from '../odata/parse-filter.ts';
import type { QueryOptions } from '../odata/parse-query-options.ts';
import { notServed } from '../refusals.ts';
import { isObject } from './metadata-json.ts';

type Definition = Readonly<Record<string, unknown>>;

function valueAt(definition: Definition, segments: readonly string[]): unknown {
  let value: unknown = definition;
  for (const segment of segments) value = isObject(value) ? value[segment] : undefined;
  return value;
}

/** `eq`, `ne`, `and`, `or` over definitions, which are few and in memory; other operators are refused. */
function matches(definition: Definition, expression: FilterExpression): boolean {
  switch (expression.kind) {
    case 'and':
      return matches(definition, expression.left) && matches(definition, expression.right);
    case 'or':
      return matches(definition, expression.left) || matches(definition, expression.right);
    case 'compare': {
      const equal = valueAt(definition, expression.path.segments) === expression.literal.value;
      if (expression.operator === 'eq') return equal;
      if (expression.operator === 'ne') return !equal;
      throw notServed(`'${expression.operator}' in a filter over definitions`);
    }
    default:
      throw notServed(`'${expression.kind}' in a filter over definitions`);
  }
}

/** MetadataId comes unasked, as in every documented answer. */
export function project(definition: Definition, { select }: Pick<QueryOptions, 'select'>): Definition {
  if (select === undefined) return definition;
  const wanted = new Set(['@odata.type', 'MetadataId', ...select]);
  return Object.fromEntries(Object.entries(definition).filter(([name]) => wanted.has(name)));
}

/** Which definitions a query asks for, and of each only the properties it selects. */
export function selectDefinitions(
  definitions: readonly Definition[],
  options: Pick<QueryOptions, 'filter' | 'select' | 'aliases'>,
): Definition[] {
  const expression = options.filter === undefined ? undefined : parseFilter(options.filter, options.aliases);
  return definitions
    .filter((definition) => expression === undefined || matches(definition, expression))
    .map((definition) => project(definition, options));
}
