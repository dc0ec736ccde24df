import { accountLayout } from '../import/account-layout.ts';
import { contactLayout } from '../import/contact-layout.ts';
import { opportunityLayout } from '../import/opportunity-layout.ts';

type Columns = Readonly<Record<string, { aliases: readonly string[] }>>;

const INTRODUCTION = `# CRM files for one machine

\`npm start -- --contacts F [--accounts F] [--opportunities F]\` reads CSV files and Excel workbooks (.xlsx), among them what *Export to
Excel* of Dynamics 365 writes. What a file is, its content says, not its name. This page is written by \`npm run docs\`.

- CSV: UTF-8, UTF-16 or Windows-1252, with or without byte order mark; separated by comma, semicolon or tab, also as a first line
  \`sep=;\` says. A text that is UTF-8 in some lines only is refused rather than guessed.
- Workbook: the first visible sheet with the needed columns; hidden sheets are not read. Formulas count by the value saved with them. An
  error such as #N/A in a column that is used rejects its row. In messages a line is the row that Excel shows.
- The header is one of the first ten rows that are not blank: the one with most known captions. They are matched without regard to case, spaces and
  underscores, by our name, the logical name of Dataverse or a caption in English, Dutch, German or French. *(Do Not Modify) Contact*, hidden in
  an export, is the contact's id; the row's checksum and *Modified On* are used for nothing. *Website (Company Name) (Account)* is a column of
  the account. Where two columns have one meaning, a name beats a caption and a caption beats a related table's;
  words of other lists (*Company*, *E-mailadres*, *Unternehmen*) come last. Two of the same rank are refused.
- \`--columns jobTitle=Role,email=Work mail\` names columns of the contacts file yourself. A pair with a comma in its caption stands in quotation
  marks, \`--columns '"jobTitle=Role, full"'\`. Other files have no such choice.
- What was used for what, and what was not used, is printed and stands in \`summary.json\` under \`crmFiles.readings\`.
- An export of accounts, leads or anything else given as contacts is refused, and so is what is no table: .xls, .xlsb, .ods, a workbook with a
  password, a web page named .xls, PDF, JSON, archives.

- A contact needs a name (\`firstName\` or \`lastName\`, or \`fullName\`) and a column with the account's name; ids that are missing are derived from
  names, so the same file gives the same ids again. An empty account name is taken, and answered as *skipped*.
- Without an owner a row belongs to the one syncing user that is made for it.
- Days are dates of Excel, \`YYYY-MM-DD\`, \`31.12.2024\`, or \`31/12/2024\` and \`12/31/2024\`, also with - and with a time, which is left out. Whether
  03/04/2024 is in April or in March, the other dates of the column decide; where they do not, or disagree, such days are left unknown, which is
  said. The flag is 0, 1, 2, \`No Feedback\`, \`Not at Company\`, \`Ignore\`, their Dutch, German or French texts, or empty.
- A contact of which *Status* (\`state\`) says *Inactive*, in one of the four languages or as 1, is not validated and is answered as *skipped*. Other words there
  mean nothing.
- A row that cannot be taken is named with file, line and column in \`summary.json\`, and the others go on. A file that is missing, empty, no
  text, damaged, or without the needed columns, or of which no row can be taken, stops everything before anything is written.
- With \`--state\`, a file given again brings changes: rows that are absent stay as they are, identical rows change nothing, and a
  cell that did not change since the last file does not undo what was changed in the meantime. One account id with two names is
  refused with both lines.
`;

const table = (title: string, columns: Columns): string =>
  [
    `\n## ${title}\n`,
    '| column | also known as |',
    '| --- | --- |',
    ...Object.entries(columns).map(
      ([name, { aliases }]) => `| \`${name}\` | ${aliases.map((alias) => `\`${alias}\``).join(', ')} |`,
    ),
    '',
  ].join('\n');

/** The page `docs/crm-files.md`, from the layouts that the import reads by. */
export const crmFilesPage = (): string =>
  INTRODUCTION +
  table('Contacts', contactLayout({ accountsGiven: false }).columns) +
  table('Accounts', accountLayout.columns) +
  table('Opportunities', opportunityLayout.columns);
