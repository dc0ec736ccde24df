import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProfileFiles, listProfileFiles } from '../../../local/cli/list-profile-files.ts';
import { daySchema } from '../../../shared/domain/calendar.ts';
import { anArchive } from '../../shared/profiles/zip-in-memory.ts';

const today = daySchema.parse('2026-11-01');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profiles-'));
  await mkdir(join(folder, 'deep/.hidden'), { recursive: true });
  for (const name of ['b.jsonl', 'deep/A.ZIP', 'deep/.hidden/c.csv', 'deep/._d.csv', 'notes.txt'])
    await writeFile(join(folder, name), name.endsWith('ZIP') ? anArchive({ 'Profile.csv': 'x' }) : 'x');
});
afterEach(() => rm(folder, { recursive: true }));

it('lists a folder with what lies deeper, each file once, without what is hidden or of another kind', async () => {
  const files = await listProfileFiles([folder, join(folder, 'b.jsonl')]);
  expect(files).toEqual([
    { path: join(folder, 'b.jsonl'), label: 'b.jsonl' },
    { path: join(folder, 'deep/A.ZIP'), label: 'A.ZIP' },
  ]);
});

it.each([
  { name: 'no file', path: 'gone.csv', message: 'gone.csv: no such file or folder; check the path' },
  { name: 'another kind', path: 'notes.txt', message: /^notes\.txt: profiles are read from \.jsonl, / },
  { name: 'a folder without profiles', path: 'deep/.hidden', message: undefined },
  {
    name: 'an archive without the list',
    path: 'deep/A.ZIP',
    message: /^A\.ZIP, line 1: holds no Connections\.csv: on LinkedIn.* tick "Connections"/,
  },
])('refuses $name before anything is started', async ({ path, message }) => {
  if (message === undefined) await rm(join(folder, path, 'c.csv'));
  const checked = checkProfileFiles([join(folder, path)], { today });
  await expect(checked).rejects.toThrow(message ?? /the folder holds no file with profiles/);
});

it('lets a file that merely lies in a folder be reported with the rest', async () => {
  await expect(checkProfileFiles([folder], { today })).resolves.toBeUndefined();
});
