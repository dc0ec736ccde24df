import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { isMissing } from './is-missing.ts';

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
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function takeFolder(path: string): Promise<() => Promise<void>> {
  const claim = join(path, 'cli.pid');
  const holder = Number(await readIfThere(claim));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new FolderInUse(`${path} is in use by process ${holder}; stop it, or give another --state folder.`);
  }
  await writeFile(claim, `${process.pid}\n`);
  return () => rm(claim, { force: true });
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

/** Opens the folder that holds everything of a run; without a path a temporary one. Throws FolderInUse. */
export async function openStateFolder(given: string | undefined): Promise<StateFolder> {
  const kept = given !== undefined;
  const path = kept ? resolve(given) : await mkdtemp(join(tmpdir(), 'crm-data-validation-'));
  const file = (name: string) => join(path, name);
  await mkdir(file('feed'), { recursive: true });
  const release = await takeFolder(path);
  return {
    path,
    kept,
    origin: await readOrigin(path),
    lookUpSecret: await readSecret(file('look-up-secret')),
    feed: file('feed'),
    file,
    saveOrigin: (origin) => writeFile(file(ORIGIN_FILE), `${JSON.stringify(origin)}\n`),
    close: () => (kept ? release() : rm(path, { recursive: true, force: true })),
  };
}
