import type { EntityDefinition } from './entity-definition.ts';
import type { EntityDefinitions } from './entity-definitions.ts';
import { parseGuid } from './guid.ts';
import { invalidQuery, notServed, resourceMissing } from './refusals.ts';

export type ResourcePath =
  | { readonly kind: 'batch' | 'whoAmI' | 'merge' }
  | { readonly kind: 'collection' | 'count' | 'updateMultiple'; readonly definition: EntityDefinition }
  | { readonly kind: 'row'; readonly definition: EntityDefinition; readonly id: string }
  | {
      readonly kind: 'property';
      readonly definition: EntityDefinition;
      readonly id: string;
      readonly name: string;
    }
  | {
      readonly kind: 'reference';
      readonly definition: EntityDefinition;
      readonly id: string;
      readonly name: string;
    };

/** Resources of the real service, so that a client hears that it asks the wrong server and not that it has mistyped. */
const REAL_BUT_NOT_SERVED =
  /^(\$metadata|EntityDefinitions|RelationshipDefinitions|Retrieve\w+|Publish\w+|Import\w+|SetLocLabels|ValidateSavedQuery|userqueries|audits|leads|tasks|incidents|phonecalls|emails|transactioncurrencies|systemforms|fieldsecurityprofiles|asyncoperations|InitializeFrom|SetAutoNumberSeed|WinOpportunity|queues|themes|competitors|annotations|webresourceset|BulkDetectDuplicates|CreateCustomerRelationships|GetTimeZoneCodeByLocalizedName)\b/;

function parseKey(definition: EntityDefinition, key: string): string {
  const [name, value] = key.includes('=') ? key.split('=', 2) : [definition.primaryKey, key];
  if (name?.trim() !== definition.primaryKey) throw notServed('alternate keys');
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
  if (below === 'Microsoft.Dynamics.CRM.UpdateMultiple') return { kind: 'updateMultiple', definition };
  if (below.startsWith('Microsoft.Dynamics.CRM.')) throw notServed(`the message ${below}`);
  throw resourceMissing(below);
}

function parseBelowRow(
  row: { definition: EntityDefinition; id: string },
  segments: readonly string[],
): ResourcePath {
  const [name, ...rest] = segments;
  if (name === undefined) return { kind: 'row', ...row };
  if (rest.length === 1 && rest[0] === '$ref' && row.definition.byNavigation.has(name))
    return { kind: 'reference', ...row, name };
  if (rest.length > 0) throw notServed(`the path .../${segments.join('/')}`);
  return { kind: 'property', ...row, name };
}

/** What a path behind `/api/data/v9.2/` names. */
export function parseResourcePath(definitions: EntityDefinitions, path: string): ResourcePath {
  const [first = '', ...below] = decodeURIComponent(path).replace(/\/+$/, '').split('/');
  if (first === '$batch') return { kind: 'batch' };
  if (first === 'Merge') return { kind: 'merge' };
  if (/^WhoAmI(\(\))?$/.test(first)) return { kind: 'whoAmI' };
  const [, setName = '', key] = /^(\w+)(?:\(([^)]*)\))?$/.exec(first) ?? [];
  const definition = definitions.findSet(setName);
  if (definition !== undefined) {
    return key === undefined
      ? parseBelow(definition, below)
      : parseBelowRow({ definition, id: parseKey(definition, key) }, below);
  }
  if (first === '') throw notServed('the service document');
  if (REAL_BUT_NOT_SERVED.test(first)) throw notServed(`'${first}'`);
  throw resourceMissing(first);
}
