import { parseArgs } from 'node:util';
import { ROLES } from '../../shared/domain/role.ts';
import { DEVELOPER_ID, readDevelopmentKey, signDevelopmentToken } from './development-key.ts';

const ROLE_NAMES: readonly string[] = Object.values(ROLES);
const USAGE = `npm run --silent token -- FOLDER [--role ${ROLE_NAMES.join('|')}]
FOLDER is what npm start prints beside "folder".`;

/** Prints a token of the development issuer whose key lies in the folder. */
async function printToken(argv: string[]): Promise<void> {
  const options = { role: { type: 'string', default: ROLES.manage } } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new Error('expected one folder');
  if (!ROLE_NAMES.includes(values.role)) throw new Error(`there is no role ${values.role}`);
  const key = await readDevelopmentKey(folder).catch((cause: unknown) => {
    throw new Error(`no app has been started from ${folder}`, { cause });
  });
  console.info(
    await signDevelopmentToken(key, { callerId: DEVELOPER_ID, roles: [values.role], now: new Date() }),
  );
}

await printToken(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`token: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
});
