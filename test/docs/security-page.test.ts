import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

it('docs/security.md names tests that exist', async () => {
  const page = await readFile('docs/security.md', 'utf8');
  const threats = page.slice(page.indexOf('## Threats'), page.indexOf('## What is stored'));
  const lastCells = threats.split('\n').map((line) => line.split('|').at(-2) ?? '');
  const named = lastCells.flatMap((cell) => [...cell.matchAll(/`([a-z/-]+)`/g)].map(([, path = '']) => path));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(`test/${path}.test.ts`) && !existsSync(`test/${path}`))).toEqual(
    [],
  );
});
