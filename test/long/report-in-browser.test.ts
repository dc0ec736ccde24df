import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as AXE } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../../shared/domain/language.ts';
import type { Explanation } from '../../shared/jobs/explain-contacts.ts';
import { explained, explainedPeople, position } from '../local/report/explained-people.ts';
import { writeForTest } from '../local/report/write-for-test.ts';
import { openChromium } from './open-chromium.ts';

const ACCOUNTS = [{ id: 'novalinde', name: 'Novalinde 10 Biotech GmbH' }];
const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;
const SCHEMES = ['light', 'dark'] as const;

let browser: Browser | undefined;
const folders: string[] = [];
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

async function writeReport(people: Iterable<Explanation>, language: Language): Promise<string> {
  const { folder } = await writeForTest(people, { language, accounts: ACCOUNTS });
  folders.push(folder);
  return join(folder, 'report.html');
}

/** Opens the page and hands over what went wrong on it; the page is closed at the end. */
async function onPage<T>(
  options: { file: string; context?: BrowserContextOptions },
  work: (page: Page, seen: { faults: string[]; requests: string[] }) => Promise<T>,
): Promise<T> {
  if (browser === undefined) throw new Error('no browser: the test ends before');
  const context = await browser.newContext(options.context ?? SCREENS.desktop);
  const seen = { faults: [] as string[], requests: [] as string[] };
  try {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => seen.faults.push(message));
    page.on('console', (message) => seen.faults.push(message.text()));
    page.on('request', (request) => seen.requests.push(request.url()));
    page.on('dialog', (dialog) => {
      seen.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(options.file).href);
    return await work(page, seen);
  } finally {
    await context.close();
  }
}

/** What axe finds, best practices included, as `rule: element`. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

const everyView = (language: Language) =>
  SCHEMES.flatMap((colorScheme) =>
    Object.entries(SCREENS).map(([screen, context]) => ({ language, colorScheme, screen, context })),
  );

/** Axe takes a minute for the four views of a large page: each language has another one of them. */
const viewsOf = (language: Language, count: number) =>
  everyView(language).filter((_, index) => count < 1000 || index === LANGUAGES.indexOf(language));

/** How large the type of the chart that shows is, in CSS pixels: how high its lines are, the fonts of the machine decide. */
const sizesOfLabels = (page: Page): Promise<number[]> =>
  page.evaluate<number[]>(
    `[...document.querySelectorAll('.chart text')]
      .filter((text) => text.getBoundingClientRect().height > 0)
      .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d)`,
  );

it.each([360, 480, 720, 1280])(
  'shows a chart whose labels are no smaller than 13 px at %i px',
  async (width) => {
    if (browser === undefined) return;
    const file = await writeReport(explainedPeople({ count: 30, language: 'de' }), 'de');
    const context = { viewport: { width, height: 800 } };
    const { sizes, scrollWidth } = await onPage({ file, context }, async (page) => ({
      sizes: await sizesOfLabels(page),
      scrollWidth: await page.evaluate<number>('document.documentElement.scrollWidth'),
    }));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(18);
    expect(scrollWidth).toBe(width);
  },
);

describe.each(LANGUAGES)('in %s', (language) => {
  it.each([40, 10_000])('has nothing that axe finds among %d contacts, lists open', async (count) => {
    if (browser === undefined) return;
    const file = await writeReport(explainedPeople({ count, language }), language);
    expect(statSync(file).size).toBeLessThan(10_000_000);
    for (const { colorScheme, screen, context } of viewsOf(language, count)) {
      const found = await onPage({ file, context: { ...context, colorScheme } }, async (page, { faults }) => {
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        await page.locator('details.fold li.brief').first().waitFor();
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        return [...(await violations(page)), ...faults, ...(wider > 0 ? [`${wider} px too wide`] : [])];
      });
      expect([colorScheme, screen, found]).toEqual([colorScheme, screen, []]);
    }
  });
});

it('loads and searches 10,000 contacts without making a person wait', async () => {
  if (browser === undefined) return;
  const file = await writeReport(explainedPeople({ count: 10_000, language: 'en' }), 'en');
  const startedAt = performance.now();
  const measured = await onPage({ file }, async (page) => {
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const loadMs = performance.now() - startedAt;
    const searchMs: number[] = [];
    for (const query of ['okonski', 'navascues 77', 'novalinde', 'nobody at all', '']) {
      searchMs.push(
        await page.evaluate<number>(`new Promise((done) => {
          const query = document.getElementById('query');
          query.value = ${JSON.stringify(query)};
          const startedAt = performance.now();
          query.dispatchEvent(new Event('input'));
          setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - startedAt))), 121);
        })`),
      );
    }
    return { loadMs: Math.round(loadMs), searchMs: searchMs.map(Math.round) };
  });
  console.info('10,000 contacts:', JSON.stringify({ megabytes: statSync(file).size / 1e6, ...measured }));
  expect(measured.loadMs).toBeLessThan(8000);
  expect(Math.max(...measured.searchMs)).toBeLessThan(2000);
});

it('runs, loads and links to nothing that the data brings', async () => {
  if (browser === undefined) return;
  const attack = `"><img src=https://evil.example/x onerror=alert(1)></li></ul></script><script>alert(2)</script>\u202E`;
  const people = ['javascript:alert(3)', `https://www.linkedin.com/in/x"onmouseover="alert(4)`].flatMap(
    (linkedInUrl, index) =>
      [index * 2 + 1, index * 2 + 2].map((number) =>
        explained({
          number,
          contact: { firstName: attack, lastName: '{{7*7}}', jobTitle: attack, linkedInUrl, email: attack },
          accountName: `${attack} AG`,
          positions:
            number % 2 === 0
              ? undefined
              : [
                  position(`${attack} AG`, { start: '2019-01', end: '2026-04' }),
                  position(`Other ${attack}`, { start: '2026-05', title: attack }),
                ],
        }),
      ),
  );
  const file = await writeReport(people, 'en');
  await onPage({ file }, async (page, { faults, requests }) => {
    await page.fill('#query', attack);
    await page.locator('#found', { hasText: /./ }).waitFor();
    expect(await page.locator('main img, main script, iframe, object, main [onmouseover]').count()).toBe(0);
    const links = await page.evaluate<string[]>(
      '[...document.querySelectorAll("main a")].map((a) => a.href)',
    );
    expect(links.filter((to) => !/^(file:.*#[\w-]+$|https:\/\/www\.linkedin\.com\/in\/)/.test(to))).toEqual(
      [],
    );
    expect({ faults, requests }).toEqual({ faults: [], requests: [pathToFileURL(file).href] });
  });
});

it('finds a person without accents, opens the list that holds them, and says how many there are', async () => {
  if (browser === undefined) return;
  const file = await writeReport(explainedPeople({ count: 200, language: 'en' }), 'en');
  await onPage({ file }, async (page) => {
    await page.fill('#query', 'elodie navascues');
    await page.locator('#found', { hasText: /./ }).waitFor();
    const rows = page.locator('li.person:visible, li.brief:visible');
    const names = await rows.allTextContents();
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/Élodie Navascués/);
    expect(await page.textContent('#found')).toBe(`${names.length} of 200 shown`);
    await page.fill('#query', '');
    await page.locator('section.list:visible').nth(7).waitFor();
    expect(await page.locator('section.list:visible').count()).toBe(8);
  });
});

it('shows a long list a hundred at a time, and the person that a link names', async () => {
  if (browser === undefined) return;
  const file = await writeReport(explainedPeople({ count: 3000, language: 'en' }), 'en');
  await onPage({ file }, async (page) => {
    const list = page.locator('section[aria-labelledby=verified]');
    await list.locator('summary').click();
    await expect(list.locator('li.brief:visible').count()).resolves.toBe(100);
    await list.locator('.more').click();
    await expect(list.locator('li.brief').count()).resolves.toBe(200);
    await page.evaluate('location.hash = "c-11111111-0000-4000-8000-000000002899"');
    await page.locator('[id="c-11111111-0000-4000-8000-000000002899"]').waitFor();
  });
});

it('can be used by keyboard alone: skip link, dark mode, search, evidence', async () => {
  if (browser === undefined) return;
  const file = await writeReport(explainedPeople({ count: 50, language: 'en' }), 'en');
  await onPage({ file }, async (page) => {
    const focused = () =>
      page.evaluate<string>('document.activeElement.className || document.activeElement.id');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('skip');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('#dark', 'aria-pressed')).toBe('true');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.locator('#query').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('li.person details[open]').count()).toBe(1);
  });
});

it.each(['A4', 'Letter'] as const)('prints on %s with the evidence open', async (format) => {
  if (browser === undefined) return;
  const file = await writeReport(explainedPeople({ count: 40, language: 'en' }), 'en');
  await onPage({ file }, async (page) => {
    // Asked while the browser prints: only then does `beforeprint` fire. Older Chromium has no ::details-content,
    // so the style sheet alone does not decide it.
    await page.evaluate(
      'addEventListener("beforeprint", () => { window.evidence = document.querySelectorAll(".evidence").length; window.folded = document.querySelectorAll("details:not([open]) .evidence").length; })',
    );
    const pdf = await page.pdf({ format, preferCSSPageSize: false });
    expect(pdf.length).toBeGreaterThan(20_000);
    expect(await page.evaluate<number>('window.evidence')).toBeGreaterThan(5);
    expect(await page.evaluate<number>('window.folded')).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form, nav, button').filter({ visible: true }).count()).toBe(0);
  });
});
