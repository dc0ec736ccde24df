import { mkdir } from 'node:fs/promises';
import { startDevelopmentIssuer } from './development-issuer.ts';

/** Beside Core Tools (`func start`), whose sample settings name this port. */
const PORT = 7073;
const FOLDER = '.state';

await mkdir(FOLDER, { recursive: true });
await startDevelopmentIssuer({ folder: FOLDER, port: PORT }).then(
  ({ settings }) => {
    console.info(
      `issuer ${settings.AUTH_ISSUER}\ntoken  npm run --silent token -- ${FOLDER}\nCtrl-C stops it.`,
    );
  },
  (error: unknown) => {
    console.error(
      `issuer: port ${PORT} cannot be opened (${String(error)}); end what holds it, often another issuer`,
    );
    process.exitCode = 1;
  },
);
