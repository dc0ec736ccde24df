import { BadInput } from './bad-input.ts';
import type { Survey } from './survey-crm-files.ts';

/** Of a contacts file from which nothing can be taken, all that is wrong is said at once. Throws BadInput. */
export function checkHasContacts({ tables, contacts, rows, rejected }: Survey): void {
  if (tables.contacts === undefined || contacts.size > 0) return;
  const { file, reading } = tables.contacts;
  if (rows.contacts === 0)
    throw new BadInput({
      file,
      line: reading.headerLine,
      problem: 'below this header stands no contact; export the file again with its rows',
    });
  const first = rejected.rows.find((row) => row.file === reading.file);
  const example = first === undefined ? '' : `; line ${first.line}: ${first.problem}`;
  throw new BadInput({
    file,
    problem: `none of its ${rows.contacts} rows can be taken as a contact; mend them and give the file again${example}`,
  });
}
