import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import type { Day } from '../../shared/domain/calendar.ts';
import { UnreadableFile } from '../../shared/profiles/feed-item.ts';
import type { FeedFile, FileStore } from '../../shared/profiles/file-store.ts';
import { makeFolderFileStore } from '../../shared/profiles/folder-file-store.ts';
import { FEED_KINDS, openFeedFile } from '../../shared/profiles/open-feed-file.ts';
import { BadInput } from '../import/bad-input.ts';

/** What the feed's cursor can tell apart leaves room for the parts of files (docs/profile-feed.md). */
const FILES_MAX = 4_000;

const KINDS = FEED_KINDS.join(', ');
const isKnown = (path: string): boolean => FEED_KINDS.includes(extname(path).toLowerCase());
const isHidden = (path: string): boolean => path.split(sep).some((part) => part.startsWith('.'));

export type ProfileFile = {
  path: string;
  /** How reports call it: its name, or more of its path where two bear one name. */
  label: string;
};

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new BadInput({ file: path, problem: 'no such file or folder; check the path' }, { cause });
  });
  if (!found.isDirectory()) {
    if (isKnown(path)) return [path];
    throw new BadInput({
      file: path,
      problem: `profiles are read from ${KINDS} files; rename or convert it`,
    });
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isKnown(file) && !isHidden(relative(path, file)));
  if (files.length > 0) return files.sort();
  throw new BadInput({ file: path, problem: `the folder holds no file with profiles (${KINDS})` });
}

/** All files that the arguments name; folders with their sub-folders, each file once. Throws BadInput. */
export async function listProfileFiles(given: readonly string[]): Promise<ProfileFile[]> {
  const lists = await Promise.all(given.map(filesAt));
  const paths = [...new Set(lists.flat())];
  if (paths.length > FILES_MAX) {
    throw new BadInput({
      file: given[0] ?? '',
      problem: `${paths.length} files of profiles are more than the ${FILES_MAX} that one run reads; join some`,
    });
  }
  const names = paths.map((path) => basename(path));
  return paths.map((path) => {
    const name = basename(path);
    const alone = names.indexOf(name) === names.lastIndexOf(name);
    return { path, label: alone ? name : path };
  });
}

/** The file as the feed's readers take it, with the folder above it: archives carry their date in its name. */
export async function openAsFeedFile(path: string): Promise<{ store: FileStore; file: FeedFile }> {
  const store = makeFolderFileStore({ path });
  const [file] = await store.listFiles(new AbortController().signal);
  if (file === undefined) throw new BadInput({ file: path, problem: 'no such file; check the path' });
  return { store, file: { ...file, name: `${basename(dirname(path))}/${basename(path)}` } };
}

/** Refuses, before anything is started, a file named by the person that cannot be read at all. Throws BadInput. */
export async function checkProfileFiles(given: readonly string[], { today }: { today: Day }): Promise<void> {
  const named = new Set(given); // what merely lies in a folder is reported, and the rest of it is read
  for (const { path } of await listProfileFiles(given)) {
    if (named.has(path)) await checkProfileFile(path, today);
  }
}

async function checkProfileFile(path: string, today: Day): Promise<void> {
  const { signal } = new AbortController();
  try {
    const { store, file } = await openAsFeedFile(path);
    const opened = await openFeedFile({ store, file, today, signal, start: undefined });
    const first = await opened.items[Symbol.asyncIterator]().next();
    if (first.done === true && opened.mustHoldRecords)
      throw new UnreadableFile('holds no record', { line: 1 });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new BadInput({ file: path, line: error.line, problem: error.message }, { cause: error });
  }
}
