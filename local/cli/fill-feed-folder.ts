import { copyFile, mkdir, readFile, stat, utimes } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { BadInput } from '../import/bad-input.ts';
import { checkTextFile } from '../import/check-text-file.ts';

const KINDS = ['.json', '.jsonl', '.ndjson', '.csv'];

/** A day such as 05-04-2026 or 2026-05-04: LinkedIn's archives carry theirs in the name of the folder. */
const DAY_IN_NAME = /\d{2}-\d{2}-\d{4}|\d{4}-\d{2}-\d{2}/;

/** Refuses what no reader of the feed could read, before anything is started. */
export async function checkProfileFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await checkTextFile(file);
    if (KINDS.includes(extname(file).toLowerCase())) continue;
    throw new BadInput({
      file,
      problem: `profiles are read from ${KINDS.join(', ')} files; rename or convert it`,
    });
  }
}

/** Where each file goes: under its own name, so that it replaces its earlier edition; a dated folder goes with it. */
export function placesInFeed(files: readonly string[]): { from: string; to: string }[] {
  const taken = new Set<string>();
  return files.map((from) => {
    const folder = basename(dirname(from));
    const name = basename(from);
    let to = DAY_IN_NAME.test(folder) && !DAY_IN_NAME.test(name) ? join(folder, name) : name;
    for (let number = 2; taken.has(to); number += 1) to = join(String(number), name);
    taken.add(to);
    return { from, to };
  });
}

async function isSame(left: string, right: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(left), stat(right).catch(() => undefined)]);
  if (one.size !== other?.size) return false;
  return (await readFile(left)).equals(await readFile(right));
}

/** Copies profile files to the feed. A file that says what its copy says is left alone: the feed would read it again. */
export async function fillFeedFolder(folder: string, files: readonly string[]): Promise<void> {
  for (const { from, to } of placesInFeed(files)) {
    const target = join(folder, to);
    if (await isSame(from, target)) continue;
    await mkdir(dirname(target), { recursive: true });
    await copyFile(from, target);
    const { atime, mtime } = await stat(from);
    await utimes(target, atime, mtime); // the day a Connections.csv was saved counts as a reading's day
  }
}
