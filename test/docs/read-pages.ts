import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Page = { path: string; text: string };

/** Every Markdown page of the project. */
export async function readPages(): Promise<readonly Page[]> {
  const ofRoot = (await readdir('.')).filter(isPage);
  const ofDocs = (await readdir('docs', { recursive: true }))
    .filter(isPage)
    .map((path) => join('docs', path));
  return Promise.all(
    [...ofRoot, ...ofDocs].map(async (path) => ({ path, text: await readFile(path, 'utf8') })),
  );
}

const isPage = (path: string): boolean => path.endsWith('.md');
