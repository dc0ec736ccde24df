import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = 'docs/decisions';

let files: readonly string[];
beforeAll(async () => {
  files = (await readdir(FOLDER)).filter((file) => file !== 'README.md').sort();
});

const headingOf = async (file: string): Promise<string> =>
  (await readFile(join(FOLDER, file), 'utf8')).split('\n')[0]?.replace('# ', '') ?? '';

/** As a file is named after its decision: `Azurite's rows` → `azurites-rows`. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9]+/g, '-');

it('gives every decision a number of its own', () => {
  const numbers = files.map((file) => /^\d{4}-/.exec(file)?.[0]);
  expect(numbers).not.toContain(undefined);
  expect(new Set(numbers).size).toBe(files.length);
});

it('names every file after the decision in its heading', async () => {
  const expected = await Promise.all(
    files.map(async (file) => `${file.slice(0, 5)}${slugOf(await headingOf(file))}.md`),
  );
  expect(files).toEqual(expected);
});

it('lists every decision once, in its order, under its own words', async () => {
  const index = await readFile(join(FOLDER, 'README.md'), 'utf8');
  const rows = index.split('\n').filter((line) => /^\| \d{4} /.test(line));
  const expected = await Promise.all(
    files.map(async (file) => `| ${file.slice(0, 4)} | [${await headingOf(file)}](${file}) |`),
  );
  expect(rows).toEqual(expected);
});
