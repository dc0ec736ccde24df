import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { faultCode } from './fault-code.ts';
import { isMissing } from './is-missing.ts';
import { openFolder, UnfitFolder } from './open-folder.ts';

/** Ports are kept with the state: a delta link of Dataverse holds its address. */
const originSchema = z.object({
  origin: z.enum(['sample', 'files', 'tenant']),
  ports: z.record(z.string(), z.number().int()),
});
export type Origin = z.infer<typeof originSchema>;

export type StateFolder = {
  path: string;
  kept: boolean;
  /** How the folder began; undefined for a new one. */
  origin: Origin | undefined;
  lookUpSecret: string;
  feed: string;
  file: (name: string) => string;
  saveOrigin: (origin: Origin) => Promise<void>;
  /** Gives the folder back; a temporary one is removed. */
  close: () => Promise<void>;
};

/** The folder is in use; the message says by which process. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

const ORIGIN_FILE = 'origin.json';
const SECRET_FILE = 'look-up-secret';
const PID_FILE = 'cli.pid';
const FEED_FOLDER = 'feed';
const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0); // sends nothing: asks whether the process is there
    return true;
  } catch {
    return false;
  }
};

async function readIfThere(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error) || faultCode(error) === 'ENOTDIR') return undefined;
    throw error;
  });
}

async function takeFolder(path: string): Promise<() => Promise<void>> {
  const pidFile = join(path, PID_FILE);
  const holder = Number(await readIfThere(pidFile));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new FolderInUse(`${path} is in use by process ${holder}; stop it, or give another --state folder.`);
  }
  await writeFile(pidFile, `${process.pid}\n`);
  return () => rm(pidFile, { force: true });
}

async function readSecret(file: string): Promise<string> {
  const known = await readIfThere(file);
  if (known !== undefined) return known.trim();
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  await writeFile(file, `${secret}\n`, { mode: OWNER_ONLY });
  return secret;
}

/** How the folder of an earlier run began; undefined when there is none. Writes nothing. */
export async function readOrigin(path: string | undefined): Promise<Origin | undefined> {
  const known = path === undefined ? undefined : await readIfThere(join(path, ORIGIN_FILE));
  return known === undefined ? undefined : originSchema.parse(JSON.parse(known));
}

/** Somebody's documents are no place for queues and tables. */
async function refuseForeign(path: string): Promise<void> {
  const names = await readdir(path);
  const begun = [FEED_FOLDER, PID_FILE];
  if (!names.includes(SECRET_FILE) && names.some((name) => !begun.includes(name)))
    throw new UnfitFolder(`--state ${path}: holds other files; give a new folder, or that of an earlier run`);
}

/** Opens the folder that holds everything of a run; without a path a temporary one. Throws FolderInUse, UnfitFolder. */
export async function openStateFolder(given: string | undefined): Promise<StateFolder> {
  const kept = given !== undefined;
  const path = kept ? resolve(given) : await mkdtemp(join(tmpdir(), 'crm-data-validation-'));
  if (kept) {
    await openFolder({ option: '--state', path });
    await refuseForeign(path);
  }
  const file = (name: string) => join(path, name);
  await mkdir(file(FEED_FOLDER), { recursive: true });
  const release = await takeFolder(path);
  return {
    path,
    kept,
    origin: await readOrigin(path),
    lookUpSecret: await readSecret(file(SECRET_FILE)),
    feed: file(FEED_FOLDER),
    file,
    saveOrigin: (origin) => writeFile(file(ORIGIN_FILE), `${JSON.stringify(origin)}\n`),
    close: () => (kept ? release() : rm(path, { recursive: true, force: true })),
  };
}
