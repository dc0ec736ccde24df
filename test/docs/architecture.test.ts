import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

it('names for every promise a test that exists, and no test is unnamed', async () => {
  const page = await readFile('docs/architecture.md', 'utf8');
  const named = [...page.matchAll(/`(promise-\d\d-[a-z-]+)`/g)].map(([, name]) => name ?? '');
  const files = (await readdir('test/simulation')).filter((file) => file.startsWith('promise-'));
  expect(named.map((name) => `${name}.test.ts`).sort()).toEqual(files.sort());
  expect(named).toHaveLength(16);
});

it('refers to files that exist', async () => {
  const page = await readFile('docs/architecture.md', 'utf8');
  const paths = [...page.matchAll(/`(test\/[a-z/-]+)`/g)].map(([, path]) => path ?? '');
  expect(paths).not.toEqual([]);
  expect(paths.filter((path) => !existsSync(path) && !existsSync(`${path}.test.ts`))).toEqual([]);
});
