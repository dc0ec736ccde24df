import fc from 'fast-check';
import { BadInput } from '../../../local/import/bad-input.ts';
import { surveyCrmFiles, type Survey } from '../../../local/import/survey-crm-files.ts';
import { ENCODINGS, encodeText } from './encode-text.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';
import { workbookBytes } from './workbook-bytes.ts';

let files: GivenFiles;
beforeAll(async () => {
  files = await makeGivenFiles();
});
afterAll(() => files.remove());

const HEADER = ['(Do Not Modify) Contact', 'Full Name', 'Company Name', 'Created On'];
const PLAIN = [
  ['', 'Ines Moreau', 'Halden Optik', '01/02/2024'],
  ['', 'Ada Okafor', 'Kessel Foods', '13/02/2024'],
];
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
const VALID = [
  ...ENCODINGS.map((encoding) => encodeText(csv([HEADER, ...PLAIN]), encoding)),
  workbookBytes([{ name: 'Contacts', rows: [HEADER, ...PLAIN] }]),
  workbookBytes([
    { name: 'Contacts', rows: [HEADER, [undefined, { inline: 'Ines' }, { error: '#N/A' }, { day: 45000 }]] },
  ]),
];

/** Rows, or a refusal that a person can read; anything else fails the test. */
async function surveyOrRefusal(bytes: Uint8Array): Promise<Survey | BadInput> {
  const contacts = await files.write('contacts', bytes);
  return await surveyCrmFiles({ contacts }).catch((error: unknown) => {
    if (error instanceof BadInput) return error;
    throw error;
  });
}

const answered = (survey: Survey) => survey.contacts.size + survey.repeated + survey.rejected.total;

function expectNothingDropped(result: Survey | BadInput): void {
  if (result instanceof BadInput) expect(result.message.length).toBeGreaterThan(0);
  else expect(answered(result)).toBe(result.rows.contacts);
}

it('refuses or reads any bytes', async () => {
  const magic = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '\u00ff\u00fe',
    '\u00ef\u00bb\u00bf',
    '\u00d0\u00cf\u0011\u00e0',
    'sep=;\n',
    'fullName,accountName\n',
  );
  await fc.assert(
    fc.asyncProperty(magic, fc.uint8Array({ maxLength: 300 }), async (beginning, bytes) => {
      expectNothingDropped(await surveyOrRefusal(Buffer.concat([Buffer.from(beginning, 'latin1'), bytes])));
    }),
    { numRuns: 100 },
  );
});

it('refuses or reads a valid file of which bytes were changed, cut or repeated', async () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
  });
  const cut = fc.double({ min: 0.05, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VALID),
      fc.array(change, { maxLength: 6 }),
      cut,
      async (valid, changes, part) => {
        const bytes = Buffer.from(valid);
        for (const { at, byte } of changes) bytes[Math.floor(at * bytes.length)] = byte;
        const kept = part > 0.5 ? bytes : bytes.subarray(0, Math.ceil(part * bytes.length));
        expectNothingDropped(await surveyOrRefusal(kept));
      },
    ),
    { numRuns: 150 },
  );
});

it('refuses or reads a workbook whose sheet was changed before it was packed', async () => {
  const fragment = fc.constantFrom(
    '<row',
    '<c t="s"><v>99</v></c>',
    '</row>',
    '<is>',
    '&lt;',
    ' r="XFD9"',
    ' r="0"',
    ' t="e"',
    ' s="-1"',
    '1e999',
    '<v>',
    '</v>',
    '<![CDATA[x]]>',
  );
  await fc.assert(
    fc.asyncProperty(fragment, fc.nat({ max: 600 }), fc.nat({ max: 8 }), async (added, at, removed) => {
      const sheet =
        '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Full Name</v></c><c r="B1" t="str"><v>Company Name</v></c><c r="C1" t="str"><v>Created On</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ines</t></is></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>45000.5</v></c></row></sheetData></worksheet>';
      const place = at % sheet.length;
      const changed = sheet.slice(0, place) + added + sheet.slice(place + removed);
      const bytes = workbookBytes([{ name: 'S', rows: [['Halden']] }], {
        replace: { 'xl/worksheets/sheet1.xml': changed },
      });
      expectNothingDropped(await surveyOrRefusal(bytes));
    }),
    { numRuns: 100 },
  );
});

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    ';',
    '\t',
    'a\nb',
    '=1+1',
    '#N/A',
    '_x000D_',
    '\uFEFF',
    '01/02/2024',
    '31/12/2024',
    '45000',
  ),
);
// A lone surrogate is no text in any encoding, and XML cannot hold it.
const table = fc
  .array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 })
  .map((rows) => rows.map((row) => row.map((text) => text.toWellFormed())));
const filled = (rows: readonly (readonly string[])[]) =>
  rows.filter((row) => row.some((text) => text.trim() !== '')).length;

it('answers or names every row of a workbook, whatever its cells hold', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const survey = await surveyOrRefusal(workbookBytes([{ name: 'S', rows: [HEADER, ...rows] }]));
      if (survey instanceof BadInput) throw survey;
      expect(survey.rows.contacts).toBe(filled(rows));
      expect(answered(survey)).toBe(filled(rows));
    }),
    { numRuns: 100 },
  );
});

it('answers or names every row of a CSV, whatever its cells hold', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const texts = rows.map((row) => row.map((text) => text.replaceAll(/(?![\t\n\v\f\r])\p{Cc}/gu, ' ')));
      const survey = await surveyOrRefusal(Buffer.from(csv([HEADER, ...texts])));
      if (survey instanceof BadInput) throw survey;
      expect(survey.rows.contacts).toBe(filled(texts));
      expect(answered(survey)).toBe(filled(texts));
    }),
    { numRuns: 100 },
  );
});
