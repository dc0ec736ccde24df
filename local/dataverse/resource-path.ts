import type { EntityDefinition } from './entity-definition.ts';
import type { EntityDefinitions } from './entity-definitions.ts';
import { parseGuid } from './guid.ts';
import { invalidQuery, notServed, resourceMissing } from './refusals.ts';
import { relationOf, type RelatedPart, type RelatedPlace } from './related-rows.ts';

export type ResourcePath =
  | { readonly kind: 'batch' | 'whoAmI' | 'merge' }
  | {
      readonly kind: 'collection' | 'count' | 'createMultiple' | 'updateMultiple';
      readonly definition: EntityDefinition;
    }
  | { readonly kind: 'row'; readonly definition: EntityDefinition; readonly id: string }
  | {
      readonly kind: 'property';
      readonly definition: EntityDefinition;
      readonly id: string;
      readonly name: string;
    }
  | (RelatedPlace & {
      readonly kind: 'related';
      readonly part: RelatedPart;
      readonly farId: string | undefined;
    })
  | {
      readonly kind: 'reference';
      readonly definition: EntityDefinition;
      readonly id: string;
      readonly name: string;
    };

/** Resources of the real service, so that a client hears that it asks the wrong server and not that it has mistyped. */
const REAL_BUT_NOT_SERVED =
  /^(EntityDefinitions|RelationshipDefinitions|Retrieve\w+|Publish\w+|Import\w+|SetLocLabels|ValidateSavedQuery|audits|appointments|quotes|salesorders|invoices|campaigns|products|sitemaps|fieldsecurityprofiles|QualifyLead)\b/;

/** The id of the row that an alternate key names. */
export type FindByKey = (definition: EntityDefinition, key: string) => string;

function parseKey(definition: EntityDefinition, key: string, findByKey: FindByKey): string {
  const [name, value] = key.includes('=') ? key.split('=', 2) : [definition.primaryKey, key];
  if (name?.trim() !== definition.primaryKey) return findByKey(definition, key);
  const id = parseGuid(value?.trim() ?? '');
  if (id === undefined)
    throw invalidQuery(`Invalid 'GUID' value '${key}' in the key of '${definition.setName}'.`);
  return id;
}

function parseBelow(definition: EntityDefinition, segments: readonly string[]): ResourcePath {
  const [below, ...rest] = segments;
  if (rest.length > 0) throw notServed(`the path .../${segments.join('/')}`);
  if (below === undefined) return { kind: 'collection', definition };
  if (below === '$count') return { kind: 'count', definition };
  if (below === 'Microsoft.Dynamics.CRM.CreateMultiple') return { kind: 'createMultiple', definition };
  if (below === 'Microsoft.Dynamics.CRM.UpdateMultiple') return { kind: 'updateMultiple', definition };
  if (below.startsWith('Microsoft.Dynamics.CRM.')) throw notServed(`the message ${below}`);
  throw resourceMissing(below);
}

const PARTS: Readonly<Record<string, RelatedPart>> = { '': 'rows', $count: 'count', $ref: 'references' };

function parseRelated(
  row: { definition: EntityDefinition; id: string },
  name: string,
  rest: readonly string[],
): ResourcePath | undefined {
  const [, navigation = '', key] = /^(\w+)(?:\(([^)]*)\))?$/.exec(name) ?? [];
  const relation = relationOf(row.definition, navigation);
  const part = PARTS[rest.join('/')];
  const farId = key === undefined ? undefined : parseGuid(key);
  const isOneRow = key !== undefined;
  if (
    relation === undefined ||
    part === undefined ||
    (isOneRow && (part !== 'references' || farId === undefined))
  )
    return undefined;
  return { kind: 'related', ...row, relation, part, farId };
}

function parseBelowRow(
  row: { definition: EntityDefinition; id: string },
  segments: readonly string[],
): ResourcePath {
  const [name, ...rest] = segments;
  if (name === undefined) return { kind: 'row', ...row };
  const related = parseRelated(row, name, rest);
  if (related !== undefined) return related;
  if (rest.length === 1 && rest[0] === '$ref' && row.definition.byNavigation.has(name))
    return { kind: 'reference', ...row, name };
  if (rest.length > 0) throw notServed(`the path .../${segments.join('/')}`);
  return { kind: 'property', ...row, name };
}

/** What a path behind `/api/data/v9.2/` names. */
export function parseResourcePath(
  { definitions, findByKey }: { definitions: EntityDefinitions; findByKey: FindByKey },
  path: string,
): ResourcePath {
  const [first = '', ...below] = decodeURIComponent(path).replace(/\/+$/, '').split('/');
  if (first === '$batch') return { kind: 'batch' };
  if (first === 'Merge') return { kind: 'merge' };
  if (/^WhoAmI(\(\))?$/.test(first)) return { kind: 'whoAmI' };
  const [, setName = '', key] = /^(\w+)(?:\(([^)]*)\))?$/.exec(first) ?? [];
  const definition = definitions.findSet(setName);
  if (definition !== undefined) {
    return key === undefined
      ? parseBelow(definition, below)
      : parseBelowRow({ definition, id: parseKey(definition, key, findByKey) }, below);
  }
  if (first === '') throw notServed('the service document');
  if (REAL_BUT_NOT_SERVED.test(first)) throw notServed(`'${first}'`);
  throw resourceMissing(first);
}
