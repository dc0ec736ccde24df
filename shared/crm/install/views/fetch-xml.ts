/** Values come from this room alone: names of columns, numbers. Nothing in a view needs escaping. */
export const condition = ({ column, is }: { readonly column: string; readonly is: string }): string =>
  `<condition attribute="${column}" ${is}/>`;

export const equals = (value: number): string => `operator="eq" value="${value}"`;

export const allOf = (...parts: readonly string[]): string => `<filter type="and">${parts.join('')}</filter>`;
export const anyOf = (...parts: readonly string[]): string => `<filter type="or">${parts.join('')}</filter>`;

type Link = { readonly name: string; readonly from: string; readonly to: string };

/**
 * Rows to which any row of the linked table corresponds. Inside a filter such a link adds no columns and multiplies no
 * rows, and several of them may be joined by `or`
 * (learn.microsoft.com/power-apps/developer/data-platform/fetchxml/filter-rows, "Filter on values in related records").
 */
export const related = ({ name, from, to }: Link, ...filters: readonly string[]): string =>
  `<link-entity name="${name}" from="${from}" to="${to}" link-type="any">${allOf(...filters)}</link-entity>`;

type Query = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly order: { readonly column: string; readonly descending: boolean };
  readonly filter: string;
};

export const fetchXml = ({ table, columns, order, filter }: Query): string =>
  [
    '<fetch version="1.0" output-format="xml-platform" mapping="logical">',
    `<entity name="${table}">`,
    ...columns.map((name) => `<attribute name="${name}"/>`),
    `<order attribute="${order.column}" descending="${order.descending}"/>`,
    filter,
    '</entity></fetch>',
  ].join('');
