import type { ViewTable } from './view-catalogue.ts';

/** Object type codes of standard tables are the same everywhere. */
const TABLES = {
  contact: { code: 2, key: 'contactid', jump: 'fullname' },
  opportunity: { code: 3, key: 'opportunityid', jump: 'name' },
} as const;

/** Wide where names stand. */
const WIDTHS: Readonly<Record<string, number>> = {
  name: 240,
  fullname: 200,
  parentcustomerid: 200,
  customerid: 200,
};
const WIDTH = 150;

/** The columns of a view as the grid shows them. */
export function layoutXml(layout: {
  readonly table: ViewTable;
  readonly columns: readonly string[];
}): string {
  const { code, key, jump } = TABLES[layout.table];
  const cells = layout.columns.map((name) => `<cell name="${name}" width="${WIDTHS[name] ?? WIDTH}"/>`);
  return [
    `<grid name="resultset" object="${code}" jump="${jump}" select="1" preview="1" icon="1">`,
    `<row name="result" id="${key}">${cells.join('')}</row></grid>`,
  ].join('');
}
