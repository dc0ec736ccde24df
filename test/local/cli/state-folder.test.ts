import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStateFolder, readOrigin } from '../../../local/cli/state-folder.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'state-folder-'));
});
afterEach(() => rm(parent, { recursive: true }));

it('removes a temporary folder at the end', async () => {
  const state = await openStateFolder(undefined);
  await state.close();
  await expect(stat(state.path)).rejects.toThrow('ENOENT');
});

it('keeps the secret of a kept folder, for its owner alone to read', async () => {
  const path = join(parent, 'kept');
  const first = await openStateFolder(path);
  await first.close();
  const second = await openStateFolder(path);
  expect(second.lookUpSecret).toBe(first.lookUpSecret);
  expect(first.lookUpSecret.length).toBeGreaterThan(40);
  const { mode } = await stat(second.file('look-up-secret'));
  expect(mode & 0o777).toBe(0o600);
  await second.close();
});

it('remembers how it began, and its ports', async () => {
  const state = await openStateFolder(join(parent, 'kept'));
  const origin = { origin: 'files', ports: { dataverse: 4711 } } as const;
  await state.saveOrigin(origin);
  await state.close();
  expect(await readOrigin(state.path)).toEqual(origin);
});

it('asks for the beginning of a folder without making it', async () => {
  expect(await readOrigin(join(parent, 'none'))).toBeUndefined();
  expect(await readdir(parent)).toEqual([]);
});

it('refuses a folder that a living process holds, and takes over that of a dead one', async () => {
  const path = join(parent, 'kept');
  await (await openStateFolder(path)).close();
  await writeFile(join(path, 'cli.pid'), `${process.ppid}\n`);
  await expect(openStateFolder(path)).rejects.toThrow(`in use by process ${process.ppid}`);
  await writeFile(join(path, 'cli.pid'), '999999999\n');
  await (await openStateFolder(path)).close();
});

it('refuses the folder of somebody’s documents, and leaves them alone', async () => {
  await writeFile(join(parent, 'letter.txt'), 'Dear Ines');
  await expect(openStateFolder(parent)).rejects.toThrow(/^--state .*: holds other files; give a new folder/);
  expect(await readdir(parent)).toEqual(['letter.txt']);
});

it('goes on in a folder whose first run was killed at once', async () => {
  const path = join(parent, 'kept');
  await (await openStateFolder(path)).close();
  await rm(join(path, 'look-up-secret'));
  const again = await openStateFolder(path);
  expect(again.lookUpSecret.length).toBeGreaterThan(40);
  await again.close();
});

it('says of a file that it is no folder', async () => {
  const path = join(parent, 'letter.txt');
  await writeFile(path, 'Dear Ines');
  expect(await readOrigin(path)).toBeUndefined();
  await expect(openStateFolder(path)).rejects.toThrow(/letter\.txt: is a file; give a folder$/);
});
