import { readFile, writeFile } from 'node:fs/promises';
import { roleTexts } from './declared-routes.ts';
import { describeFunctions } from './describe-functions.ts';
import { replaceFunctionList } from './function-list.ts';
import { listMainFunctions } from './list-main-functions.ts';

/** Rewrites the list of functions in the README; the boot test fails while it is out of date. */
const readme = await readFile('README.md', 'utf8');
await writeFile(
  'README.md',
  replaceFunctionList(readme, {
    table: describeFunctions(await listMainFunctions(), { roles: roleTexts() }),
  }),
);
