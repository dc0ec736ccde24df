import { writeFile } from 'node:fs/promises';
import { settingsPage } from './settings-page.ts';

/** Rewrites `docs/settings.md`; a test fails while it is out of date. */
await writeFile('docs/settings.md', settingsPage());
