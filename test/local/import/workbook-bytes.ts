import { zipBytes } from './zip-bytes.ts';

/** `day`: a number shown as a day; `formula`: with the value that was saved; `raw`: a `<c>` element as it stands. */
export type WorkbookCell =
  | string
  | number
  | boolean
  | undefined
  | { inline: string }
  | { day: number }
  | { error: string }
  | { formula: string; value: string }
  | { raw: string };

export type Sheet = {
  name: string;
  state?: 'hidden' | 'veryHidden';
  rows: readonly (readonly WorkbookCell[])[];
  /** XML behind the rows, such as merged cells. */
  after?: string;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const DAY_STYLE = 1;
const LETTERS = 26;

// XML 1.0 holds no control characters: Excel writes them as _xHHHH_, and so does what looks like one.
const escaped = (text: string) =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');

const letters = (index: number): string =>
  (index >= LETTERS ? letters(Math.floor(index / LETTERS) - 1) : '') +
  String.fromCharCode(65 + (index % LETTERS));

const text = (value: string) => `<t xml:space="preserve">${escaped(value)}</t>`;

function cellXml(at: string, cell: WorkbookCell, share: (value: string) => number): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${share(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is>${text(cell.inline)}</is></c>`;
  if ('day' in cell) return `<c r="${at}" s="${DAY_STYLE}"><v>${cell.day}</v></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${escaped(cell.error)}</v></c>`;
  if ('raw' in cell) return cell.raw;
  return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function sheetXml(sheet: Sheet, share: (value: string) => number): string {
  const rows = sheet.rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(`${letters(column)}${index + 1}`, cell, share)).join('');
    return row.length === 0 ? '' : `<row r="${index + 1}">${cells}</row>`;
  });
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

const relations = (targets: readonly { id: string; type: string; target: string }[]) =>
  `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

export type WorkbookOptions = { from1904?: boolean; replace?: Readonly<Record<string, string | undefined>> };

/** A workbook as Excel writes one; `replace` puts other text in the place of a part, or leaves it out. */
export function workbookBytes(sheets: readonly Sheet[], options: WorkbookOptions = {}): Buffer {
  const shared = new Map<string, number>();
  const share = (value: string) => {
    if (!shared.has(value)) shared.set(value, shared.size);
    return shared.get(value) ?? 0;
  };
  const parts: Record<string, string | undefined> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${options.from1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ({
        id: `rId${index + 1}`,
        type: 'worksheet',
        target: `worksheets/sheet${index + 1}.xml`,
      })),
      { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
      { id: 'rIdStrings', type: 'sharedStrings', target: '/xl/sharedStrings.xml' },
    ]),
    'xl/styles.xml': STYLES,
  };
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, share);
  parts['xl/sharedStrings.xml'] =
    `${DECLARATION}<sst xmlns="${MAIN}">${[...shared.keys()].map((value) => `<si>${text(value)}</si>`).join('')}</sst>`;
  const all = Object.entries({ ...parts, ...options.replace });
  return zipBytes(all.flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }])));
}
