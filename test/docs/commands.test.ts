import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readPages, type Page } from './read-pages.ts';

let pages: readonly Page[];
beforeAll(async () => {
  pages = await readPages();
});

const named = (pattern: RegExp): readonly { path: string; name: string }[] =>
  pages.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([, name = '']) => ({ path, name: name.replace(/[.:]$/, '') })),
  );

it('every npm script that a page shows is in package.json', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object }; // our own file
  const shown = named(/\bnpm run (?:--silent )?([a-z][a-z:.]*)/g);
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter(({ name }) => !(name in scripts))).toEqual([]);
});

it('every program and file of the project that a page names exists', () => {
  const shown = named(
    /(?<![\w/.-])((?:infra|local|shared|functions|test)\/[a-z0-9/-]+\.(?:sh|ts|bicep|bicepparam|json))\b/g,
  );
  // `infra/test.bicepparam` is the reader's own: the page says how to make it.
  const missing = shown.filter(({ name }) => name !== 'infra/test.bicepparam' && !existsSync(name));
  expect(shown.length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});

it('every setting that a page names is read by the app or belongs to its host', async () => {
  const settings = await readFile('docs/settings.md', 'utf8');
  const known = new Set([...settings.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name));
  const families = [...known].map((name) => (name ?? '').split('_')[0] ?? '');
  const ofThePlatform = ['AUTH_TOKEN', 'AZURE_SUBSCRIPTION_ID', 'AZURE_TENANT_ID'];
  const shown = named(/`([A-Z]+(?:_[A-Z]+)+)`/g).filter(({ name }) =>
    families.includes(name.split('_')[0] ?? ''),
  );
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter(({ name }) => !known.has(name) && !ofThePlatform.includes(name))).toEqual([]);
});
