import { BadInput } from '../../../local/import/bad-input.ts';
import { contactLayout } from '../../../local/import/contact-layout.ts';
import { readColumnChoices } from '../../../local/import/header/column-choices.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { BROKEN_FILES } from './broken-files.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  'nothing at all': 'contacts.xlsx: the file is empty; export it again',
  'blank lines': 'contacts.xlsx: the file is empty; export it again',
  'a byte order mark alone': 'contacts.xlsx: the file is empty; export it again',
  'separators alone':
    'contacts.xlsx, line 1: this is not the header of a contacts file: a name is missing; add the columns firstName and lastName, or fullName, or say with --columns which column it is; the header has 1 column (separators are comma, semicolon and tab), of which known here: none',
  'a PDF document': 'contacts.csv: this is a PDF document; export the rows to Excel and give that file',
  'an Excel 97 workbook':
    'contacts.xls: this is an old Office file, such as an Excel 97 workbook (.xls); save it as .xlsx, or as "CSV UTF-8", and give that file',
  'an Excel 97 workbook under a new name':
    'contacts.xlsx: this is an old Office file, such as an Excel 97 workbook (.xls); save it as .xlsx, or as "CSV UTF-8", and give that file',
  'a workbook with a password':
    'contacts.xlsx: the workbook is protected by a password; save it without one and give that file',
  'a web page saved as a workbook':
    'contacts.xls: this is a web page (HTML), whatever its name says; open it in Excel, save it as .xlsx, or as "CSV UTF-8", and give that file',
  'a web page with a document type':
    'contacts.xlsx: this is a web page (HTML), whatever its name says; open it in Excel, save it as .xlsx, or as "CSV UTF-8", and give that file',
  'a web page in UTF-16':
    'contacts.xlsx: this is a web page (HTML), whatever its name says; open it in Excel, save it as .xlsx, or as "CSV UTF-8", and give that file',
  'an XML spreadsheet of 2003':
    'contacts.xlsx: this is an XML file; open it in Excel, save it as .xlsx, or as "CSV UTF-8", and give that file',
  JSON: 'contacts.xlsx: this is a JSON file, which is read for profiles only; export the rows as CSV or .xlsx',
  'a JSON object':
    'contacts.xlsx: this is a JSON file, which is read for profiles only; export the rows as CSV or .xlsx',
  'JSON over lines':
    'contacts.xlsx: this is a JSON file, which is read for profiles only; export the rows as CSV or .xlsx',
  'an RTF document': 'contacts.xlsx: this is an RTF document; export the rows to Excel and give that file',
  gzip: 'contacts.xlsx: this is a gzip archive; unpack it and give the file in it',
  'a picture': 'contacts.xlsx: this is a picture; export the rows to Excel and give that file',
  'a Parquet file': 'contacts.xlsx: this is a Parquet file; convert it to CSV and give that file',
  'an OpenDocument sheet': 'contacts.xlsx: this is an OpenDocument file; save it as .xlsx and give that file',
  'a Word document':
    'contacts.xlsx: this is a Word document; export the contacts to Excel and give that file',
  'a binary workbook':
    'contacts.xlsx: this is a binary Excel workbook (.xlsb); save it as .xlsx and give that file',
  'a zip archive': 'contacts.xlsx: this is a zip archive; unpack it and give the file in it',
  'an empty zip archive': 'contacts.xlsx: this is an empty zip archive; export the rows again',
  'a workbook cut short': 'contacts.xlsx: the workbook is damaged or was not copied whole; export it again',
  'a workbook with a damaged part':
    'contacts.xlsx: xl/worksheets/sheet1.xml in the workbook is damaged; export it again',
  'a workbook with tags that do not match':
    'contacts.xlsx: xl/worksheets/sheet1.xml in the workbook is damaged; export it again',
  'a workbook with an unknown entity':
    'contacts.xlsx: xl/worksheets/sheet1.xml in the workbook is damaged; export it again',
  'a workbook with broken text':
    'contacts.xlsx: xl/sharedStrings.xml in the workbook is damaged; export it again',
  'a workbook whose sheet is missing':
    'contacts.xlsx: the workbook has no visible sheet; show the sheet with the rows, or export it again',
  'a workbook without relations of its sheets':
    'contacts.xlsx: the workbook has no visible sheet; show the sheet with the rows, or export it again',
  'a workbook of hidden sheets':
    'contacts.xlsx: the workbook has no visible sheet; show the sheet with the rows, or export it again',
  'an empty sheet': 'contacts.xlsx: the file holds no rows; export it again',
  'a column behind the last of Excel':
    'contacts.xlsx: a row or a cell of the workbook is larger than Excel allows; export it again',
  'a cell beyond all measure':
    'contacts.xlsx: a row or a cell of the workbook is larger than Excel allows; export it again',
  'a shared text beyond all measure':
    'contacts.xlsx: a cell of the workbook holds more than 131068 characters; shorten it',
  'styles that unpack to far more than styles are':
    'contacts.xlsx: xl/styles.xml in the workbook unpacks to more than 16 MB; export it again, or give fewer rows',
  'another sheet than one of contacts':
    'contacts.xlsx, line 1: this is not the header of a contacts file: a name is missing; add the columns firstName and lastName, or fullName, or say with --columns which column it is; the header has 2 columns, of which known here: none',
  'control characters':
    'contacts.xlsx, line 2: this is no text: it holds control characters; export the rows as CSV or .xlsx',
  'UTF-8 that breaks off in a later line':
    'contacts.xlsx, line 4: the text is UTF-8 in other lines, but not in this one; save it as "CSV UTF-8" and give that file',
  'a byte order mark of UTF-8 before something else':
    'contacts.xlsx, line 2: the text is UTF-8 in other lines, but not in this one; save it as "CSV UTF-8" and give that file',
  'a text of DOS':
    'contacts.xlsx, line 3: the text is neither UTF-8 nor Windows-1252 (perhaps written by DOS or a Macintosh); save it as "CSV UTF-8" and give that file',
  'UTF-16 that ends within a character':
    'contacts.xlsx: the text is damaged: not UTF-16LE throughout; export it again',
  'no header':
    'contacts.xlsx, line 1: this is not the header of a contacts file: a name is missing; add the columns firstName and lastName, or fullName, or say with --columns which column it is; the header has 3 columns, of which known here: none',
  'a header without an account':
    'contacts.xlsx, line 1: this is not the header of a contacts file: the account is missing; add the column accountName, or say with --columns which column it is; the header has 2 columns, of which known here: firstName, lastName',
  'a header without a name':
    'contacts.xlsx, line 1: this is not the header of a contacts file: a name is missing; add the columns firstName and lastName, or fullName, or say with --columns which column it is; the header has 2 columns, of which known here: accountName, email',
  'ids of accounts without an accounts file':
    'contacts.xlsx, line 1: this is not the header of a contacts file: the account is missing; add the column accountName, or say with --columns which column it is; the header has 2 columns, of which known here: fullName, accountId',
  'two columns of one name':
    'contacts.xlsx, line 1: two columns stand for email: remove or rename one, or choose with --columns email=…; found "email" and "emailaddress1"; the header has 4 columns, of which known here: fullName, accountName, email',
  'two captions for one column':
    'contacts.xlsx, line 1: two columns stand for firstName: remove or rename one, or choose with --columns firstName=…; found "Prénom" and "Vorname"; the header has 3 columns, of which known here: firstName, accountName',
  'one caption twice':
    'contacts.xlsx, line 1: two columns stand for email: remove or rename one, or choose with --columns email=…; found "Email" and "Email"; the header has 4 columns, of which known here: fullName, accountName, email',
  'accounts in English':
    'contacts.xlsx, line 1: this is an export of accounts, not of contacts (--accounts takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'accounts in German':
    'contacts.xlsx, line 1: this is an export of accounts, not of contacts (--accounts takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'accounts in French':
    'contacts.xlsx, line 1: this is an export of accounts, not of contacts (--accounts takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'accounts in Dutch':
    'contacts.xlsx, line 1: this is an export of accounts, not of contacts (--accounts takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'accounts by their columns':
    'contacts.xlsx, line 1: this is an export of accounts, not of contacts (--accounts takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'accounts in a workbook':
    'contacts.xlsx, line 1: this is an export of accounts, not of contacts (--accounts takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'leads in English':
    'contacts.xlsx, line 1: this is an export of leads, not of contacts; in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'leads in German':
    'contacts.xlsx, line 1: this is an export of leads, not of contacts; in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'leads in French':
    'contacts.xlsx, line 1: this is an export of leads, not of contacts; in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'leads in Dutch':
    'contacts.xlsx, line 1: this is an export of leads, not of contacts; in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'leads by their columns':
    'contacts.xlsx, line 1: this is an export of leads, not of contacts; in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  opportunities:
    'contacts.xlsx, line 1: this is an export of opportunities, not of contacts (--opportunities takes it); in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  cases:
    'contacts.xlsx, line 1: this is an export of cases, not of contacts; in Dynamics 365 open Contacts, choose a view with the contact’s name and Company Name, and use Export to Excel',
  'a choice of a caption that is not there':
    'contacts.xlsx, line 1: --columns says that "Role" is jobTitle, but no column is called that; correct it; the header has 2 columns, of which known here: fullName, accountName',
  'a choice of a column that there is not':
    '--columns: there is no column title; expected one of contactId, firstName, lastName, fullName, jobTitle, email, accountId, accountName, accountWebsite, linkedInUrl, city, country, ownerId, createdOn, notAtCompanyFlag, middleName, nickname, email2, email3, state',
  'a column chosen twice': '--columns: email is given twice; keep one of the two',
  'a caption chosen twice': '--columns: "a" is given for email and for jobTitle; keep one of the two',
  'a choice without a caption': '--columns: found "email"; expected name=caption, such as jobTitle=Role',
  'a choice with an open quotation mark':
    '--columns: a quotation mark is opened and not closed; write "jobTitle=Title, full" in quotation marks as a whole',
};

let files: GivenFiles;
beforeAll(async () => {
  files = await makeGivenFiles();
});
afterAll(() => files.remove());

it('knows at least sixty ways in which a file is broken', () => {
  expect(new Set(BROKEN_FILES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  expect(Object.keys(ANSWERS)).toEqual(BROKEN_FILES.map(({ name }) => name));
});

it.each(BROKEN_FILES)(
  'says what is wrong and what to do about $name',
  async ({ name, file, content, columns }) => {
    const contacts = await files.write(file ?? 'contacts.xlsx', content);
    const survey = async () => {
      const layout = contactLayout({ accountsGiven: false });
      const choices = columns === undefined ? undefined : readColumnChoices(columns, layout);
      return await surveyCrmFiles({ contacts }, { choices });
    };
    const refusal = await survey().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BadInput);
    expect((refusal as BadInput).message).toBe(ANSWERS[name]); // checked by the line above
  },
);
