import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPages, type Page } from './read-pages.ts';

let pages: readonly Page[];
beforeAll(async () => {
  pages = await readPages();
});

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gm, '');

/** Targets inside the project, as they stand in the page. */
const targetsOf = ({ text }: Page): readonly string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** Anchors as GitHub makes them: lower case, punctuation gone, spaces to hyphens. */
const anchorsOf = (page: Page): readonly string[] =>
  [...withoutCode(page.text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** What is wrong with a link, if anything. */
function faultOf(page: Page, target: string): string | undefined {
  const [path = '', anchor] = target.split('#');
  const place = path === '' ? page.path : join(dirname(page.path), path);
  if (!existsSync(place)) return `${page.path}: ${target} does not exist`;
  const linked = pages.find((one) => one.path === place);
  if (anchor === undefined || linked === undefined) return undefined;
  return anchorsOf(linked).includes(anchor) ? undefined : `${page.path}: ${target} has no such heading`;
}

it('every relative link of every page leads to a file, and its anchor to a heading', () => {
  const links = pages.flatMap((page) => targetsOf(page).map((target) => ({ page, target })));
  expect(links.length).toBeGreaterThan(80);
  expect(links.flatMap(({ page, target }) => faultOf(page, target) ?? [])).toEqual([]);
});

it('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const page = pages.find((one) => one.path === path);
    for (const target of page === undefined ? [] : targetsOf(page)) {
      const [file = ''] = target.split('#');
      if (file.endsWith('.md')) reached.add(join(dirname(path), file));
    }
  }
  expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});
