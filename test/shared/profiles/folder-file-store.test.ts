import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolderFileStore } from '../../../shared/profiles/folder-file-store.ts';
import { behavesAsFileStore } from '../../contracts/profiles/file-store.ts';

let folder: string;
const { signal } = new AbortController();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}

describe('a folder', () => {
  behavesAsFileStore(async () => ({
    store: makeFolderFileStore({ path: folder }),
    put,
    remove: (name) => rm(join(folder, name)),
    missing: makeFolderFileStore({ path: join(folder, 'nowhere') }),
  }));

  it('leaves out what the system hides', async () => {
    for (const name of ['.DS_Store', '.trash/a.json', 'b.json']) await put(name, 'hello');
    const files = await makeFolderFileStore({ path: folder }).listFiles(signal);
    expect(files.map(({ name }) => name)).toEqual(['b.json']);
  });

  it('may be a single file', async () => {
    await put('only.jsonl', 'hello');
    const [file] = await makeFolderFileStore({ path: join(folder, 'only.jsonl') }).listFiles(signal);
    expect(file).toMatchObject({ name: 'only.jsonl', size: 5 });
  });

  it('does not tell its whole path', async () => {
    const listing = makeFolderFileStore({ path: join(folder, 'nowhere') }).listFiles(signal);
    await expect(listing).rejects.not.toThrow(new RegExp(folder));
  });
});
