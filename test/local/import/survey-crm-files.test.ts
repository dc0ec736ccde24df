import { BadInput } from '../../../local/import/bad-input.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';

const HEADER = 'contactId,firstName,lastName,accountId,accountName,createdOn,notAtCompanyFlag';
const ID = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const GOOD = `${ID(1)},Ines,Moreau,${ID(8)},Halden Optik,2024-03-01,0`;

let files: GivenFiles;
beforeEach(async () => {
  files = await makeGivenFiles();
});
afterEach(() => files.remove());

const surveyContacts = async (content: string | Uint8Array) =>
  surveyCrmFiles({ contacts: await files.write('contacts.csv', content) });

describe('a file that cannot be used as a whole is refused before anything is written', () => {
  const refusals: { name: string; content: string | Uint8Array; message: RegExp }[] = [
    { name: 'an empty file', content: '', message: /^contacts\.csv: the file is empty; export it again$/ },
    { name: 'a file of blank lines', content: '\n \n', message: /^contacts\.csv: the file is empty/ },
    {
      name: 'a header without an account',
      content: 'firstName,lastName\nInes,Moreau\n',
      message: /^contacts\.csv, line 1: .*add the column accountName.*known here: firstName, lastName/,
    },
    {
      name: 'a file without a header',
      content: 'Ines,Moreau,Halden Optik\n',
      message:
        /^contacts\.csv, line 1: .*add the columns firstName and lastName, or fullName.* 3 columns, of which known here: none$/,
    },
    {
      name: 'two columns of one meaning',
      content: 'fullName,accountName,email,emailaddress1\n',
      message: /line 1: two columns stand for email: remove or rename one/,
    },
  ];
  it.each(refusals)('$name', async ({ content, message }) => {
    const refusal = await surveyContacts(content).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BadInput);
    expect((refusal as BadInput).message).toMatch(message); // checked by the line above
    expect(String(refusal)).not.toContain('Moreau');
  });

  it('a missing file', async () => {
    const survey = surveyCrmFiles({ contacts: files.path('gone.csv') });
    await expect(survey).rejects.toThrow(/^gone\.csv: no such file; check the path$/);
  });

  it('a folder', async () => {
    await expect(surveyCrmFiles({ contacts: files.folder })).rejects.toThrow(/a folder, not a file/);
  });
});

describe('a bad row is named with line, finding and advice, and the good rows go on', () => {
  const rejections: { name: string; row: string; problem: RegExp }[] = [
    {
      name: 'too many columns',
      row: `${GOOD},more`,
      problem: /^8 cells, but the header has 7 columns; .*quotation marks/,
    },
    { name: 'too few columns', row: 'Ines,Moreau', problem: /^2 cells, but the header has 7 columns/ },
    {
      name: 'a 300-year-old date',
      row: GOOD.replace(ID(1), ID(2)).replace('2024-03-01', '1724-03-01'),
      problem: /^createdOn: found "1724-03-01"; expected a day between 1900-01-01 and 2100-12-31/,
    },
    {
      name: 'a day that does not exist',
      row: GOOD.replace(ID(1), ID(2)).replace('2024-03-01', '2023-02-30'),
      problem: /^createdOn: found "2023-02-30"; expected a day/,
    },
    {
      name: 'an unknown flag value',
      row: GOOD.replace(ID(1), ID(2)).replace(/0$/, 'left'),
      problem: /^notAtCompanyFlag: found "left"; expected 0, 1, 2, No Feedback, Not at Company or Ignore/,
    },
    {
      name: 'an id that is none',
      row: GOOD.replace(ID(1), 'C-17'),
      problem: /^contactId: found "C-17"; expected an id/,
    },
    { name: 'no name', row: `${ID(2)},,,${ID(8)},Halden Optik,,`, problem: /^the row has no name; fill/ },
    {
      name: 'a name too long, which is not repeated',
      row: `${ID(2)},${'Ö'.repeat(60)},Moreau,${ID(8)},Halden Optik,,`,
      problem: /^firstName: expected at most 50 characters; shorten it$/,
    },
    {
      name: 'the same id with other values',
      row: GOOD.replace('Ines', 'Ada'),
      problem: /^contactId: .* stands in line 2 already with other values; keep one/,
    },
    {
      name: 'a second name for an account id',
      row: GOOD.replace(ID(1), ID(2)).replace('Halden Optik', 'Kessel Foods'),
      problem: /^accountId: .* has another name in contacts\.csv line 2; one account has one name/,
    },
    {
      name: 'a quotation mark inside a cell',
      row: `${ID(2)},In"es,Moreau,,X,,`,
      problem: /^a quotation mark is opened/,
    },
    {
      name: 'a quotation mark that never closes',
      row: `${ID(2)},"Ines,Moreau,,X,,`,
      problem: /^a quotation mark is opened/,
    },
  ];
  it.each(rejections)('$name', async ({ row, problem }) => {
    const last = GOOD.replace(ID(1), ID(9));
    const survey = await surveyContacts(`${HEADER}\n${GOOD}\n${row}\n${last}\n`);
    expect(survey.rejected.rows).toEqual([
      expect.objectContaining({
        file: 'contacts.csv',
        line: 3,
        problem: expect.stringMatching(problem) as string,
      }),
    ]);
    expect(survey.contacts.holds(ID(1), 2)).toBe(true);
    expect(survey.contacts.holds(ID(9), 4)).toBe(true);
    expect(survey.rows.contacts).toBe(3);
  });

  it('counts a row that is repeated word for word once, with a note', async () => {
    const survey = await surveyContacts(`${HEADER}\n${GOOD}\n${GOOD}\n`);
    expect(survey.rejected.total).toBe(0);
    expect(survey.repeated).toBe(1);
    expect(survey.rejected.notes[0]).toMatchObject({
      line: 3,
      problem: expect.stringContaining('line 2 already') as string,
    });
  });
});

describe('headers and separators', () => {
  const headers: { name: string; content: string }[] = [
    { name: 'a byte order mark', content: `\uFEFF${HEADER}\n${GOOD}\n` },
    { name: 'Windows line ends', content: `${HEADER}\r\n${GOOD}\r\n` },
    { name: 'semicolons', content: `${HEADER}\n${GOOD}\n`.replaceAll(',', ';') },
    { name: 'tabs', content: `${HEADER}\n${GOOD}\n`.replaceAll(',', '\t') },
    { name: 'another case', content: `${HEADER.toUpperCase()}\n${GOOD}\n` },
    {
      name: 'Dataverse names',
      content: `contactid,firstname,lastname,_parentcustomerid_value,parentcustomeridname,createdon,msdyn_orgchangestatus\n${GOOD}\n`,
    },
    {
      name: 'captions with spaces around and no line end',
      content: ` ${HEADER.replaceAll(',', ' , ')}\n${GOOD}`,
    },
    { name: 'blank lines', content: `\n${HEADER}\n\n${GOOD}\n,,,,,,\n\n` },
  ];
  it.each(headers)('reads $name', async ({ content }) => {
    const survey = await surveyContacts(content);
    expect(survey.rejected.rows).toEqual([]);
    expect(survey.rows.contacts).toBe(1);
    expect([...survey.accounts.all()]).toMatchObject([{ accountId: ID(8), name: 'Halden Optik' }]);
  });

  it('gives lines as an editor counts them when cells hold line breaks', async () => {
    const survey = await surveyContacts(`${HEADER}\n${GOOD.replace('Moreau', '"Mo\nreau"')}\n\nbad\n`);
    expect(survey.rejected.rows).toMatchObject([{ line: 5 }]);
  });
});
