import { propertyOf } from '../column.ts';
import type { EntityDefinition, Navigation, Relation } from '../entity-definition.ts';
import type { EntityDefinitions } from '../entity-definitions.ts';
import { invalidQuery, notServed, unknownProperty } from '../refusals.ts';
import { relationOf } from '../related-rows.ts';
import {
  parseCollectionOptions,
  refuseCollectionOptions,
  type CollectionOptions,
  type RelatedSelection,
} from './collection-expansion.ts';

export type Expansion = {
  /** `reference`: only where the row is, `$expand=primarycontactid/$ref`. */
  readonly kind: 'row' | 'reference';
  readonly name: string;
  readonly navigation: Navigation;
  /** By table the navigation may lead to. */
  readonly projections: ReadonlyMap<string, Projection>;
};
export type CollectionExpansion = {
  readonly kind: 'rows';
  readonly name: string;
  readonly projection: Projection;
  readonly selection: RelatedSelection;
};

/** Which properties of a row an answer shows, in which order. */
export type Projection = {
  readonly definition: EntityDefinition;
  readonly properties: readonly string[];
  /** As named in `$select`, for the context; undefined when all were asked for. */
  readonly selected: readonly string[] | undefined;
  readonly expansions: readonly (Expansion | CollectionExpansion)[];
};

type ProjectionRequest = { select: readonly string[] | undefined; expand: string | undefined };

/** A navigation to one table may be selected by its name and means the lookup; a polymorphic one has no such name. */
function selectedProperty(definition: EntityDefinition, name: string): string {
  if (definition.byProperty.has(name)) return name;
  const lookup = `_${name}_value`;
  if (definition.byNavigation.has(name) && definition.byProperty.has(lookup)) return lookup;
  throw unknownProperty({ property: name, entity: definition.logicalName });
}

function selectProperties(definition: EntityDefinition, select: readonly string[]): string[] {
  const properties = new Set(select.map((name) => selectedProperty(definition, name)));
  const hasMoney = [...properties].some((property) => definition.byProperty.get(property)?.kind === 'money');
  properties.add(definition.primaryKey);
  if (hasMoney) properties.add('_transactioncurrencyid_value'); // money comes with its currency
  return [...properties];
}

/** Splits at a separator outside brackets and quotes. */
function splitOutside(text: string, separator: ',' | ';'): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === separator && depth === 0) {
      pieces.push(piece.trim());
      piece = '';
    } else piece += character;
  }
  if (depth !== 0) throw invalidQuery(`Term '${text}' is not valid in a $select or $expand expression.`);
  return [...pieces, piece.trim()].filter((found) => found !== '');
}

export type NestedRequest = ProjectionRequest & CollectionOptions;

/** The options in the brackets behind a name of `$expand`. */
export function nestedRequest(text: string): NestedRequest {
  const options = new Map<string, string>();
  for (const option of splitOutside(text, ';')) {
    const [name = '', ...rest] = option.split('=');
    options.set(name.trim(), rest.join('=').trim());
  }
  const unknown = [...options.keys()].find((name) => !NESTED.includes(name));
  if (unknown !== undefined) throw notServed(`the option ${unknown} inside $expand`);
  const select = options.get('$select');
  return {
    select: select === undefined ? undefined : splitOutside(select, ','),
    expand: options.get('$expand'),
    filter: options.get('$filter'),
    orderBy: options.get('$orderby'),
    top: options.get('$top'),
  };
}
const NESTED = ['$select', '$expand', '$filter', '$orderby', '$top'];

/** What `ownerid` leads to is a principal: of its columns only its id can be selected. */
function expandTarget(
  definitions: EntityDefinitions,
  target: { entity: string; navigation: string },
  text: string,
): Projection {
  const definition = definitions.find(target.entity);
  if (definition === undefined) throw notServed(`the table '${target.entity}' behind '${target.navigation}'`);
  const request = nestedRequest(text);
  refuseCollectionOptions(request);
  if (target.navigation !== 'ownerid') return makeProjection({ definitions, definition, request });
  const other = request.select?.find((name) => name !== 'ownerid');
  if (other !== undefined) throw unknownProperty({ property: other, entity: 'principal' });
  return makeProjection({
    definitions,
    definition,
    request: { select: request.select && [], expand: undefined },
  });
}

function parseExpansion(
  definitions: EntityDefinitions,
  definition: EntityDefinition,
  text: string,
): Expansion | CollectionExpansion {
  const [, named = '', inside = ''] = /^([\w/$]+)\s*(?:\((.*)\))?$/s.exec(text) ?? [];
  const isReference = named.endsWith('/$ref');
  const name = isReference ? named.slice(0, -'/$ref'.length) : named;
  const relation = relationOf(definition, name);
  if (relation !== undefined && isReference) throw notServed('$ref of a collection inside $expand');
  if (relation !== undefined) return expandRows(definitions, relation, inside);
  const navigation = definition.byNavigation.get(name);
  if (navigation === undefined) throw unknownProperty({ property: name, entity: definition.logicalName });
  const projections = navigation.targets.map((target) => {
    const projection = expandTarget(definitions, target, inside);
    return [target.entity, projection] as const;
  });
  const kind = isReference ? 'reference' : 'row';
  return { kind, name, navigation, projections: new Map(projections) };
}

function expandRows(definitions: EntityDefinitions, relation: Relation, text: string): CollectionExpansion {
  const request = nestedRequest(text);
  return {
    kind: 'rows',
    name: relation.navigation,
    projection: makeProjection({ definitions, definition: definitions.of(relation.entity), request }),
    selection: parseCollectionOptions(definitions, relation, request),
  };
}

export function makeProjection(from: {
  definitions: EntityDefinitions;
  definition: EntityDefinition;
  request: ProjectionRequest;
}): Projection {
  const { definitions, definition, request } = from;
  const expansions = splitOutside(request.expand ?? '', ',').map((text) =>
    parseExpansion(definitions, definition, text),
  );
  const referred = expansions.flatMap((expansion) =>
    expansion.kind === 'reference' ? [propertyOf(expansion.navigation.column)] : [],
  );
  return {
    definition,
    selected: request.select,
    properties: request.select
      ? selectProperties(definition, [...request.select, ...referred])
      : [...definition.byProperty.keys()],
    expansions,
  };
}

/** `contacts(fullname,parentcustomerid_account(name))`, as the context names what it shows. */
export function contextFragment(projection: Projection): string {
  const expanded = projection.expansions.map((expansion) => {
    if (expansion.kind === 'reference') return expansion.name;
    const [first] = expansion.kind === 'rows' ? [expansion.projection] : expansion.projections.values();
    return `${expansion.name}(${first?.selected?.join(',') ?? ''})`;
  });
  const names = [...(projection.selected ?? []), ...expanded];
  return projection.definition.setName + (names.length > 0 ? `(${names.join(',')})` : '');
}
