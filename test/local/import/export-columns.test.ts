import { contactLayout } from '../../../local/import/contact-layout.ts';
import { describeReading } from '../../../local/import/describe-reading.ts';
import { readColumnChoices } from '../../../local/import/header/column-choices.ts';
import { openTable } from '../../../local/import/open-table.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';
import { workbookBytes } from './workbook-bytes.ts';

let files: GivenFiles;
beforeAll(async () => {
  files = await makeGivenFiles();
});
afterAll(() => files.remove());

const layout = contactLayout({ accountsGiven: false });

async function read(content: string | Uint8Array, columns?: string) {
  const choices = columns === undefined ? undefined : readColumnChoices(columns, layout);
  const table = await openTable(await files.write('contacts', content), { layout, choices });
  const rows = [];
  for await (const row of table.rows()) rows.push(row);
  return { rows, said: describeReading(table.reading) };
}

const dated = (...days: string[]) =>
  `Full Name,Company Name,Created On\n${days.map((day) => `Ines Moreau,Halden,${day}\n`).join('')}`;
const daysOf = ({ rows }: Awaited<ReturnType<typeof read>>) =>
  rows.map((row) => (row.kind === 'row' ? row.row.createdOn : row.problem));

it('reads 03/04/2024 in April where another date of the column shows that days come first', async () => {
  const result = await read(dated('03/04/2024', '31/12/2024 10:00'));
  expect(daysOf(result)).toEqual(['2024-04-03', '2024-12-31']);
  expect(result.said).toContain('createdOn: read day before month');
});

it('reads 03/04/2024 in March where another date of the column shows that months come first', async () => {
  expect(daysOf(await read(dated('03/04/2024', '12/31/2024 9:00 PM')))).toEqual(['2024-03-04', '2024-12-31']);
});

it('leaves days unknown where nothing shows which number is the month, and says so', async () => {
  const result = await read(dated('03/04/2024', '05/05/2024'));
  expect(daysOf(result)).toEqual([undefined, '2024-05-05']);
  expect(result.said).toContain('createdOn: 1 dates left unknown: nothing shows which number is the month');
});

it('takes dates that disagree about their order for evidence of neither', async () => {
  const result = await read(dated('31/12/2024', '12/31/2024', '03/04/2024'));
  expect(daysOf(result)).toEqual(['2024-12-31', '2024-12-31', undefined]);
});

it('names row, column and finding of an error cell without repeating the person', async () => {
  const header = ['Full Name', 'Company Name', 'Notes'];
  const rows = [
    header,
    ['Ines Moreau', { error: '#REF!' }, 'x'],
    ['Ada Okafor', 'Kessel', { error: '#N/A' }],
  ];
  const result = await read(workbookBytes([{ name: 'S', rows }]));
  expect(result.rows).toMatchObject([
    {
      kind: 'rejected',
      line: 2,
      column: 'accountName',
      problem: 'accountName: found #REF!, an error of Excel; correct the cell or empty it',
    },
    { kind: 'row', line: 3 },
  ]);
});

it.each([
  ['Voornaam;Familienaam;Bedrijf;E-mailadres', 'Ines;Moreau;Halden;ines@halden.example'],
  ['Given Name,Surname,Company,Email Address', 'Ines,Moreau,Halden,ines@halden.example'],
  ['Vorname;Familienname;Unternehmen;E-Mail-Adresse', 'Ines;Moreau;Halden;ines@halden.example'],
  ['Prénom;Nom;Société;Courriel', 'Ines;Moreau;Halden;ines@halden.example'],
])('knows the usual words of lists that no Dynamics wrote: %s', async (captions, row) => {
  const { rows } = await read(`${captions}\n${row}\n`);
  expect(rows).toMatchObject([
    {
      row: { firstName: 'Ines', lastName: 'Moreau', accountName: 'Halden', email: 'ines@halden.example' },
    },
  ]);
});

it('prefers a caption of Dynamics to a usual word, and says what it left', async () => {
  const { rows, said } = await read('Full Name,Employer,Company Name\nInes Moreau,Sarl,Halden\n');
  expect(rows).toMatchObject([{ row: { accountName: 'Halden' } }]);
  expect(said).toMatch(/not used .*"Employer"/);
});

it('takes columns of the related account for the account, and no others of it for the contact', async () => {
  const captions = 'Full Name,Account Name (Company Name) (Account),Website (Company Name) (Account)';
  const { rows, said } = await read(
    `${captions},Address 1: City (Company Name) (Account),User Name (Owning User) (User)\nInes Moreau,Halden,halden.example,Oslo,Bo\n`,
  );
  expect(rows).toMatchObject([{ row: { accountName: 'Halden', accountWebsite: 'halden.example' } }]);
  expect(rows[0]).not.toHaveProperty('row.city');
  expect(said).toContain(
    'not recognised): "Address 1: City (Company Name) (Account)", "User Name (Owning User) (User)"',
  );
});

it('lets a choice beat a name and a name beat a caption, and says which column lost', async () => {
  const content = 'Full Name,Company Name,jobTitle,Functie,Role\nInes Moreau,Halden,name,caption,choice\n';
  const undecided = await read(content);
  expect(undecided.rows).toMatchObject([{ row: { jobTitle: 'name' } }]);
  expect(undecided.said).toContain('less certain than another column of that meaning): "Functie"');
  const chosen = await read(content, 'job_title=ROLE');
  expect(chosen.rows).toMatchObject([{ row: { jobTitle: 'choice' } }]);
});

it('finds the header below a title and chooses the visible sheet that has one', async () => {
  const sheets = [
    { name: 'Notes', rows: [['Export of 1 November']] },
    {
      name: 'People',
      rows: [['All contacts'], [], ['Full Name', 'Company Name'], ['Ines Moreau', 'Halden']],
    },
  ];
  const { rows, said } = await read(workbookBytes(sheets));
  expect(rows).toMatchObject([{ kind: 'row', line: 4 }]);
  expect(said).toMatch(/^contacts: Excel workbook, sheet "People", header in line 3\n/);
});
