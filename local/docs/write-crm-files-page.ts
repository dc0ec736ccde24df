import { writeFile } from 'node:fs/promises';
import { crmFilesPage } from './crm-files-page.ts';

/** Rewrites `docs/crm-files.md`; a test fails while it is out of date. */
await writeFile('docs/crm-files.md', crmFilesPage());
