import { accountLayout } from '../import/account-layout.ts';
import { contactLayout } from '../import/contact-layout.ts';
import { opportunityLayout } from '../import/opportunity-layout.ts';

type Columns = Readonly<Record<string, { aliases: readonly string[] }>>;

const INTRODUCTION = `# CRM files for one machine

\`npm start -- --contacts F [--accounts F] [--opportunities F]\` reads CSV files: UTF-8 with or without byte order mark; separated by comma,
semicolon or tab; a header in the first line, matched without regard to case, by our name or by the logical name of Dataverse.
Unknown columns are ignored. This page is written by \`npm run docs\`.

- A contact needs a name (\`firstName\` or \`lastName\`, or \`fullName\`) and a column with the account's name; ids that are missing are derived from
  names, so the same file gives the same ids again. An empty account name is taken, and answered as *skipped*.
- Without an owner a row belongs to the one syncing user that is made for it.
- Days are written \`YYYY-MM-DD\`. The flag is 0, 1, 2, \`No Feedback\`, \`Not at Company\`, \`Ignore\`, or empty.
- A row that cannot be taken is named with file, line and column in \`summary.json\`, and the others go on. A file that is missing, empty, not
  UTF-8, or without the needed columns stops everything before anything is written.
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
