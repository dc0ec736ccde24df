import { guidOrder, parseGuid } from '../guid.ts';
import type { Scalar } from '../row.ts';
import { foldText } from '../storage/fold-text.ts';
import type { SortTerm } from './fetch-order.ts';
import { invalidFetch } from './fetch-refusals.ts';
import { parseXml } from './parse-xml.ts';

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a row shows for the columns it was sorted by, its id last. */
export type CookieRow = { readonly sorted: readonly Scalar[]; readonly id: string };

const end = (name: 'last' | 'first', value: Scalar | undefined) =>
  value === null || value === undefined ? `${name}null="1"` : `${name}="${escapeXml(String(value))}"`;

/**
 * The cookie of a page in the documented look (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results): the
 * inner one, encoded twice, says the first and last row of the page.
 */
export function pagingCookie(
  page: number,
  columns: { terms: readonly SortTerm[]; key: string },
  rows: { first: CookieRow; last: CookieRow },
): string {
  const { first, last } = rows;
  const sorted = columns.terms.map(
    ({ name }, index) =>
      `<${name} ${end('last', last.sorted[index])} ${end('first', first.sorted[index])} />`,
  );
  const ids = `<${columns.key} last="{${last.id.toUpperCase()}}" first="{${first.id.toUpperCase()}}" />`;
  const inner = `<cookie page="${page}">${sorted.join('')}${ids}</cookie>`;
  const encoded = encodeURIComponent(encodeURIComponent(inner));
  return `<cookie pagenumber="${page + 1}" pagingcookie="${encoded}" istracking="False" />`;
}

const tampered = () =>
  invalidFetch('the paging cookie is not one of this query: use it as it was given, decoded.');

/** Sort values behind which the next page begins, as the database compares them. */
export function parsePagingCookie(
  text: string,
  columns: { terms: readonly SortTerm[]; key: string },
): Scalar[] {
  const { name, children } = parseXml(text);
  const id = parseGuid(children.at(-1)?.attributes['last'] ?? '');
  const names = [...columns.terms.map((term) => term.name), columns.key];
  const matches =
    names.length === children.length && names.every((wanted, at) => children[at]?.name === wanted);
  if (name !== 'cookie' || !matches || id === undefined) throw tampered();
  const sorted = columns.terms.map(({ isText }, at) => {
    const value = children[at]?.attributes['last'];
    if (value === undefined) return null;
    if (isText) return foldText(value);
    return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  });
  return [...sorted, guidOrder(id)];
}
