import { contactLayout, type ContactRow } from '../../../local/import/contact-layout.ts';
import { openTable } from '../../../local/import/open-table.ts';
import { ENCODINGS, encodeText } from './encode-text.ts';
import { LANGUAGES, type Language } from './export-languages.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';
import { workbookBytes, type WorkbookCell } from './workbook-bytes.ts';

const ID = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

type Person = {
  id: string;
  name: string;
  title: string;
  account: string;
  email: string;
  on: string;
  day: number;
  flag: 0 | 1 | 2;
};
const PEOPLE: readonly Person[] = [
  {
    id: ID(1),
    name: 'Zoë Müller-Lefèvre',
    title: 'Head, Purchasing; "EU"',
    account: 'Halden Optik',
    email: 'zoe@halden.example',
    on: '2024-02-03',
    day: 45325,
    flag: 0,
  },
  {
    id: ID(2),
    name: 'Ada Okafor',
    title: 'Buyer\r\nNorth',
    account: 'Kessel Foods',
    email: '',
    on: '2024-02-28',
    day: 45350,
    flag: 1,
  },
  {
    id: ID(3),
    name: "Seán d'Arcy",
    title: '',
    account: '',
    email: 'sean@example.com',
    on: '2023-12-31',
    day: 45291,
    flag: 2,
  },
];

const languages = Object.keys(LANGUAGES);
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' };

const rowsOf = ({ captions, flags, date }: Language) => [
  captions,
  ...PEOPLE.map((p) => [
    p.id,
    'q8w+/==',
    '2026-11-01',
    p.name,
    p.title,
    p.account,
    p.email,
    date(p.on),
    flags[p.flag],
    'Somebody',
  ]),
];
const csvOf = (language: Language, separator: string) =>
  rowsOf(language)
    .map((row) =>
      row
        .map((cell) => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator),
    )
    .join('\r\n');

const EXPECTED = PEOPLE.map(({ id, name, title, account, email, on, flag }) => ({
  contactId: id,
  fullName: name,
  firstName: name.split(' ')[0],
  lastName: name.split(' ')[1],
  ...(title !== '' && { jobTitle: title }),
  ...(account !== '' && { accountName: account }),
  ...(email !== '' && { email }),
  createdOn: on,
  notAtCompanyFlag: flag,
}));

let files: GivenFiles;
beforeAll(async () => {
  files = await makeGivenFiles();
});
afterAll(() => files.remove());

async function contactsIn(file: string) {
  const table = await openTable(file, { layout: contactLayout({ accountsGiven: false }) });
  const rows: (ContactRow | string)[] = [];
  for await (const read of table.rows()) rows.push(read.kind === 'row' ? read.row : read.problem);
  return { rows, reading: table.reading };
}

const texts = languages.flatMap((language) =>
  ENCODINGS.flatMap((encoding) =>
    Object.keys(SEPARATORS).map((separator) => ({ language, encoding, separator })),
  ),
);
it.each(texts)(
  'reads the same contacts from CSV in $language, $encoding, $separator',
  async ({ language, encoding, separator }) => {
    const given = LANGUAGES[language];
    const delimiter = SEPARATORS[separator as keyof typeof SEPARATORS]; // the table was made from its keys
    if (given === undefined) throw new Error('no such language');
    const { rows, reading } = await contactsIn(
      await files.write('contacts.csv', encodeText(csvOf(given, delimiter), encoding)),
    );
    expect(rows).toEqual(EXPECTED);
    const family = encoding.startsWith('UTF-16')
      ? encoding.includes('LE')
        ? 'UTF-16 little endian'
        : 'UTF-16 big endian'
      : encoding.replace(/ with.*/, '');
    // Columns that Modified On could have been are not among them.
    expect(reading.format).toBe(`CSV, ${family}, separated by ${separator}s`);
    expect(reading.leftOut.map(({ reason }) => reason)).toEqual(['bookkeeping', 'bookkeeping', 'unknown']);
  },
);

it.each(languages)('follows the hint sep=; in the first line of a file in %s', async (language) => {
  const given = LANGUAGES[language];
  if (given === undefined) throw new Error('no such language');
  const bytes = encodeText(`sep=;\r\n${csvOf(given, ';')}`, 'UTF-16 LE with byte order mark');
  const { rows, reading } = await contactsIn(await files.write('hinted.csv', bytes));
  expect(rows).toEqual(EXPECTED);
  expect(reading.headerLine).toBe(2);
});

const DAYS_BETWEEN_SYSTEMS = 1_462;
const CELL_KINDS: Readonly<
  Record<
    string,
    { from1904?: boolean; cell: (text: string) => WorkbookCell; day: (day: number) => WorkbookCell }
  >
> = {
  'shared strings': { cell: (text) => text, day: (day) => ({ day: day + 0.39583333 }) },
  'inline strings': { cell: (text) => (text === '' ? undefined : { inline: text }), day: (day) => ({ day }) },
  formulas: { cell: (text) => ({ formula: 'A1&""', value: text }), day: (day) => day },
  'days from 1904': {
    from1904: true,
    cell: (text) => text,
    day: (day) => ({ day: day - DAYS_BETWEEN_SYSTEMS }),
  },
};
const workbooks = languages.flatMap((language) =>
  Object.keys(CELL_KINDS).map((kind) => ({ language, kind })),
);
it.each(workbooks)(
  'reads the same contacts from a workbook in $language with $kind',
  async ({ language, kind }) => {
    const given = LANGUAGES[language];
    const form = CELL_KINDS[kind];
    if (given === undefined || form === undefined) throw new Error('no such form');
    const [captions = [], ...rows] = rowsOf(given);
    const cells = rows.map((row, at) =>
      row.map((text, column) => (column === 7 ? form.day(PEOPLE[at]?.day ?? 0) : form.cell(text))),
    );
    const sheet = {
      name: 'Active <Contacts> & "more"',
      rows: [captions, ...cells.slice(0, 1), [], [undefined, ''], ...cells.slice(1)],
      after: '<mergeCells count="1"><mergeCell ref="A3:F4"/></mergeCells>',
    };
    const hidden = {
      name: 'hiddenSheet',
      state: 'veryHidden' as const,
      rows: [['contact'], ['firstName', 'accountName']],
    };
    const bytes = workbookBytes([hidden, sheet], { from1904: form.from1904 === true });
    const read = await contactsIn(await files.write('contacts.xlsx', bytes));
    expect(read.rows).toEqual(EXPECTED);
    expect(read.reading.format).toBe('Excel workbook, sheet "Active <Contacts> & "more""');
  },
);
