import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { STAGES } from '../../shared/domain/sweep.ts';

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

const tableAfter = async (heading: string): Promise<string> =>
  (await readFile('docs/architecture.md', 'utf8')).split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

it('explains every stage of a sweep, in its order', async () => {
  const told = [...(await tableAfter('Stages of a sweep')).matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(told).toEqual([...STAGES]);
});

it('explains every table that the app opens', async () => {
  const rooms = await Promise.all(
    ['shared/state/open-state.ts', 'functions/services.ts'].map((file) => readFile(file, 'utf8')),
  );
  const opened = [...rooms.join('\n').matchAll(/\btable\('(\w+)'\)/g)].map(([, name]) => name ?? '');
  const cells = [...(await tableAfter('The tables')).matchAll(/^\| ([A-Z]\w+(?:, \w+)*) \|/gm)];
  const told = cells.flatMap(([, names = '']) => names.split(', '));
  expect(told).toEqual(expect.arrayContaining([...new Set(opened)]));
  expect(opened.length).toBeGreaterThan(10);
});
