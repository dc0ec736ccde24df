import { notServed } from '../refusals.ts';
import { checkedElement, flagAttribute, numberAttribute, requiredAttribute } from './checked-element.ts';
import {
  FILTER_TYPES,
  JOIN_TYPES,
  type FetchCondition,
  type FetchFilter,
  type FetchLevel,
  type FetchLink,
  type FetchPart,
  type FetchQuery,
} from './fetch-query.ts';
import { invalidFetch } from './fetch-refusals.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

/** Rows a `top` or a page may ask for. */
const MOST_ROWS = 5000;

const named = (parent: XmlElement, name: string) =>
  parent.children.filter((child) => child.name === name).map(checkedElement);

function parseCondition(element: XmlElement): FetchCondition {
  const listed = named(element, 'value').map(({ text }) => text.trim());
  const { value, entityname: entityName } = element.attributes;
  return {
    entityName,
    column: requiredAttribute(element, 'attribute'),
    operator: requiredAttribute(element, 'operator'),
    values: value === undefined ? listed : [value, ...listed],
  };
}

function parsePart(element: XmlElement): FetchPart {
  checkedElement(element);
  if (element.name === 'filter') return { kind: 'filter', filter: parseFilter(element) };
  if (element.name === 'condition') return { kind: 'condition', condition: parseCondition(element) };
  return { kind: 'link', link: parseLink(element, FILTER_TYPES) };
}

function parseFilter(element: XmlElement): FetchFilter {
  const type = element.attributes['type'] ?? 'and';
  if (type !== 'and' && type !== 'or') throw invalidFetch(`a filter's type is and or or, not '${type}'.`);
  return { type, parts: element.children.map(parsePart) };
}

function parseLink(element: XmlElement, allowed: readonly FetchLink['type'][]): FetchLink {
  const wanted = element.attributes['link-type'] ?? 'inner';
  const type = allowed.find((candidate) => candidate === wanted);
  if (wanted === 'matchfirstrowusingcrossapply') throw notServed(`link-type='${wanted}'`);
  if (type === undefined) {
    throw invalidFetch(`link-type='${wanted}' is not one of ${allowed.join(', ')}, which may stand here.`);
  }
  return {
    ...parseLevel(element),
    from: requiredAttribute(element, 'from'),
    to: requiredAttribute(element, 'to'),
    alias: element.attributes['alias'],
    type,
  };
}

function parseLevel(element: XmlElement): FetchLevel {
  return {
    name: requiredAttribute(element, 'name'),
    attributes: named(element, 'attribute').map((attribute) => ({
      name: requiredAttribute(attribute, 'name'),
      alias: attribute.attributes['alias'],
    })),
    allAttributes: named(element, 'all-attributes').length > 0,
    orders: named(element, 'order').map((order) => ({
      column: requiredAttribute(order, 'attribute'),
      descending: flagAttribute(order, 'descending'),
      entityName: order.attributes['entityname'],
    })),
    filters: named(element, 'filter').map(parseFilter),
    links: named(element, 'link-entity').map((link) => parseLink(link, JOIN_TYPES)),
  };
}

/** `top` and paging exclude each other (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/fetch). */
function checkLimits(query: FetchQuery): FetchQuery {
  const { top, count, page, pagingCookie } = query;
  if (top !== undefined && (count !== undefined || page > 1 || pagingCookie !== undefined))
    throw invalidFetch("the top attribute can't be specified with paging attributes.");
  if ((top ?? 0) > MOST_ROWS || (count ?? 0) > MOST_ROWS)
    throw invalidFetch(`at most ${MOST_ROWS} rows can be asked for at once.`);
  return query;
}

/** Reads FetchXML; whatever it does not know is refused by name. */
export function parseFetch(xml: string): FetchQuery {
  const fetch = parseXml(xml);
  if (fetch.name !== 'fetch') throw invalidFetch(`the root is <fetch>, not <${fetch.name}>.`);
  checkedElement(fetch);
  const [entity, ...others] = named(fetch, 'entity');
  if (entity === undefined || others.length > 0) throw invalidFetch('<fetch> holds one <entity>.');
  if (flagAttribute(fetch, 'aggregate')) throw notServed('aggregates in FetchXML');
  return checkLimits({
    entity: parseLevel(entity),
    top: numberAttribute(fetch, 'top'),
    count: numberAttribute(fetch, 'count'),
    page: numberAttribute(fetch, 'page') ?? 1,
    pagingCookie: fetch.attributes['paging-cookie'],
    distinct: flagAttribute(fetch, 'distinct'),
    returnTotalRecordCount: flagAttribute(fetch, 'returntotalrecordcount'),
    useRawOrderBy: flagAttribute(fetch, 'useraworderby'),
  });
}
