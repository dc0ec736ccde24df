import { parseArgs } from 'node:util';
import { readDevelopmentKey, signDevelopmentToken } from './development-key.ts';

const USAGE = `npm run --silent token -- FOLDER [--role DataValidation.Read]
FOLDER is what npm start prints beside "folder".`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { role: { type: 'string', default: 'DataValidation.Manage' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  await readDevelopmentKey(folder).then(
    async (key) => {
      console.info(await signDevelopmentToken(key, { roles: [values.role], now: new Date() }));
    },
    (error: unknown) => {
      console.error(`No app has been started from ${folder}: ${String(error)}\n${USAGE}`);
      process.exitCode = 1;
    },
  );
}
