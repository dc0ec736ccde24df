import { readFile } from 'node:fs/promises';
import { crmFilesPage } from '../../local/docs/crm-files-page.ts';

it('docs/crm-files.md names the columns that the import reads; run `npm run docs` when it does not', async () => {
  expect(await readFile('docs/crm-files.md', 'utf8')).toBe(crmFilesPage());
});
