import { notServed } from '../refusals.ts';
import { invalidFetch } from './fetch-refusals.ts';
import type { XmlElement } from './parse-xml.ts';

/**
 * What each element may bear (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference): `served`, `ignored`
 * because it changes how a grid looks or a query runs and not its rows, and `refused` because it would change the rows and
 * is not served here.
 */
type ElementRule = {
  readonly served: readonly string[];
  readonly ignored?: readonly string[];
  readonly refused?: readonly string[];
  readonly children: readonly string[];
};

const LEVEL_CHILDREN = ['attribute', 'all-attributes', 'order', 'filter', 'link-entity'];

const RULES: Readonly<Record<string, ElementRule>> = {
  fetch: {
    served: [
      ...['top', 'count', 'page', 'paging-cookie', 'distinct', 'returntotalrecordcount', 'useraworderby'],
      ...['mapping', 'version', 'output-format', 'aggregate'],
    ],
    ignored: [
      'no-lock',
      'latematerialize',
      'options',
      'savedqueryid',
      'utc-offset',
      'min-active-row-version',
    ],
    refused: ['aggregatelimit', 'datasource'],
    children: ['entity'],
  },
  entity: {
    served: ['name'],
    ignored: ['enableprefiltering', 'prefilterparametername'],
    children: LEVEL_CHILDREN,
  },
  'link-entity': {
    served: ['name', 'from', 'to', 'alias', 'link-type'],
    ignored: ['visible', 'intersect', 'enableprefiltering', 'prefilterparametername'],
    children: LEVEL_CHILDREN,
  },
  attribute: {
    served: ['name', 'alias'],
    ignored: ['build', 'addedby'],
    refused: ['aggregate', 'groupby', 'dategrouping', 'distinct', 'usertimezone', 'rowaggregate'],
    children: [],
  },
  'all-attributes': { served: [], children: [] },
  order: { served: ['attribute', 'descending', 'entityname'], refused: ['alias'], children: [] },
  filter: {
    served: ['type'],
    ignored: ['hint'],
    refused: [
      'isquickfindfields',
      'overridequickfindrecordlimitenabled',
      'overridequickfindrecordlimitdisabled',
    ],
    children: ['condition', 'filter', 'link-entity'],
  },
  condition: {
    served: ['attribute', 'operator', 'value', 'entityname'],
    // What a form shows for the value: the designer writes them.
    ignored: ['uiname', 'uitype', 'uihidden'],
    refused: ['valueof', 'column', 'aggregate', 'alias'],
    children: ['value'],
  },
  value: { served: [], ignored: ['uiname', 'uitype'], children: [] },
};

/** The element, known to bear nothing that would be silently passed over. */
export function checkedElement(element: XmlElement): XmlElement {
  const rule = RULES[element.name];
  if (rule === undefined) throw invalidFetch(`unknown element <${element.name}>.`);
  for (const name of Object.keys(element.attributes)) {
    if (rule.served.includes(name) || rule.ignored?.includes(name) === true) continue;
    if (rule.refused?.includes(name) === true)
      throw notServed(`the attribute ${name} of the FetchXML element ${element.name}`);
    throw invalidFetch(`<${element.name}> has no attribute '${name}'.`);
  }
  for (const { name } of element.children) {
    if (!rule.children.includes(name)) throw invalidFetch(`<${element.name}> holds no <${name}>.`);
  }
  return element;
}

export function requiredAttribute(element: XmlElement, name: string): string {
  const value = element.attributes[name];
  if (value === undefined || value === '')
    throw invalidFetch(`<${element.name}> needs the attribute '${name}'.`);
  return value;
}

/** `true`, `1`, `false`, `0`, as the schema of FetchXML has them. */
export function flagAttribute(element: XmlElement, name: string): boolean {
  const value = element.attributes[name] ?? 'false';
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw invalidFetch(`${name}='${value}' of <${element.name}> is neither true nor false.`);
}

export function numberAttribute(element: XmlElement, name: string): number | undefined {
  const value = element.attributes[name];
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw invalidFetch(`${name}='${value}' is no positive number.`);
  return Number(value);
}
