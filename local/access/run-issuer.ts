import { mkdir } from 'node:fs/promises';
import { startDevelopmentIssuer } from './development-issuer.ts';

/** Beside Core Tools (`func start`), whose sample settings name this port. */
const PORT = 7073;
const FOLDER = '.state';

await mkdir(FOLDER, { recursive: true });
const { settings } = await startDevelopmentIssuer({ folder: FOLDER, port: PORT });
console.info(`issuer ${settings.AUTH_ISSUER}\ntoken  npm run --silent token -- ${FOLDER}\nCtrl-C stops it.`);
