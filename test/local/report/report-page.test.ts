import { createHash } from 'node:crypto';
import { wordsOf } from '../../../local/report/words/words-of.ts';
import { LANGUAGES } from '../../../shared/domain/language.ts';
import { explained, explainedPeople, position } from './explained-people.ts';
import { reportOf } from './write-for-test.ts';

const shown = (companyName: string) => [position(companyName, { title: 'Buyer', shownOnly: true })];
const textOf = (page: string) =>
  page
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe.each(LANGUAGES)('in %s', (language) => {
  it('says coverage first, then results, the lists and the method, with the language named', async () => {
    const page = await reportOf(explainedPeople({ count: 80, language }), { language });
    const words = wordsOf(language).page;
    const headings = [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map((found) => found[1]?.trim());
    const { notAtCompany, possiblyLeft, moved, additionalRole, held, ignored, notValidated, verified } =
      words.sections;
    const lists = [notAtCompany, possiblyLeft, moved, additionalRole, held, ignored, notValidated, verified];
    expect(page).toContain(`<html lang="${language}">`);
    expect(headings).toEqual([
      words.coverage.heading,
      words.chart.heading,
      ...lists.map(({ heading }) => heading),
      words.method.heading,
    ]);
    expect(textOf(page)).not.toMatch(/undefined|\bNaN\b|\[object|\$\{/);
  });

  it('has words of its own', () => {
    const flat = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat); // words are texts in objects
    const phrases = flat(JSON.parse(JSON.stringify(wordsOf(language).page))).filter(
      (text) => text.length > 24,
    );
    const others = LANGUAGES.filter((other) => other !== language);
    const foreign = others.flatMap((other) => flat(JSON.parse(JSON.stringify(wordsOf(other).page))));
    expect(phrases.length).toBeGreaterThan(25);
    for (const phrase of phrases) expect(foreign).not.toContain(phrase);
  });
});

it('needs nothing but itself, and allows nothing but its own style and script', async () => {
  const page = await reportOf(explainedPeople({ count: 20, language: 'en' }));
  const [style = '', script = ''] = [/<style>([\s\S]*?)<\/style>/, /<script>([\s\S]*?)<\/script>/].map(
    (pattern) => pattern.exec(page)?.[1],
  );
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
    .exec(page)?.[1]
    ?.replaceAll('&#39;', "'");
  for (const text of [style, script])
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(page.replace(script, '').match(/\s(?:style|src|on\w+)="/g)).toBeNull();
  const addresses = [...page.matchAll(/href="([^"]*)"/g)].map((found) => found[1] ?? '');
  expect(
    addresses.filter((to) => !/^(#[\w-]+|https:\/\/www\.linkedin\.com\/in\/person-\d+)$/.test(to)),
  ).toEqual([]);
});

it('says of a single Connections.csv why nobody is Not at company yet, and lists who possibly left', async () => {
  const page = textOf(
    await reportOf([
      explained({ number: 1, coverage: 'shown', positions: shown('Novalinde') }),
      explained({ number: 2, coverage: 'shown', positions: shown('Halden Optik') }),
    ]),
  );
  expect(page).toContain('Nobody yet, and that is expected');
  expect(page).toContain('1 contact whose profile names another company is listed below as possibly left');
  expect(page).toContain('2 profiles read once from a source that shows only the current company');
  expect(page).toContain('Possibly left, please confirm 1');
  expect(page).not.toContain('with a work history');
});

it('says of two readings that departures between them are observed', async () => {
  const readings = [{ day: '2026-05-04' }, { day: '2026-11-02' }].map(({ day }) => ({
    day,
    coverage: 'shown',
  }));
  const page = textOf(
    await reportOf([
      explained({
        positions: [position('Halden Optik', { shownOnly: true })],
        profile: { observations: readings as never }, // days as a table row holds them
      }),
    ]),
  );
  expect(page).toContain('1 profile read at least twice');
  expect(page).not.toContain('Nobody yet');
});

it('says of profiles with their history that departures show at once', async () => {
  const page = textOf(
    await reportOf([explained({ positions: [position('Halden Optik', { start: '2019-01' })] })]),
  );
  expect(page).toContain('1 profile with a work history');
  expect(page).toContain('Nobody. No profile shows an ended position');
});

it('says when no profile was matched at all', async () => {
  expect(textOf(await reportOf([explained()]))).toContain('this source shows nothing about them');
});

it('names the other account of the CRM to which somebody moved, and leads to the person', async () => {
  const page = await reportOf(
    [
      explained({
        positions: [
          position('Halden Optik', { start: '2019-01', end: '2026-04' }),
          position('Zilverkade Logistics', { start: '2026-05' }),
        ],
      }),
    ],
    { accounts: [{ id: 'z', name: 'Zilverkade Logistics B.V.' }] },
  );
  expect(textOf(page)).toContain('Moved to another of your accounts 1');
  expect(page).toMatch(/<td data-label="To your account"><bdi>Zilverkade Logistics B\.V\.<\/bdi>/);
  const [, target = ''] = /<tr class="move">[\s\S]*?href="#([^"]*)"/.exec(page) ?? [];
  expect(page).toContain(`id="${target}"`);
});

it('says how many could not be validated for which reason, and who', async () => {
  const page = textOf(
    await reportOf([
      explained({ number: 1, contact: { firstName: 'Nora', lastName: 'Unfound' } }),
      explained({ number: 2, contact: { firstName: 'Ida', lastName: 'Inactive', active: false } }),
    ]),
  );
  expect(page).toContain('Could not be validated 2');
  expect(page).toMatch(/no profile found 1 .*Nora Unfound/);
  expect(page).toMatch(/contact is inactive 1 .*Ida Inactive/);
});

it.each([
  ['en', '1,250'],
  ['nl', '1.250'],
  ['de', '1.250'],
  ['fr', '1\u202f250'],
] as const)('writes numbers as %s does', async (language, number) => {
  expect(await reportOf(explainedPeople({ count: 1250, language }), { language })).toContain(
    `<b>${number}</b`,
  );
});

it('tells of rows that could not be read and of contacts that wait', async () => {
  const page = textOf(await reportOf([explained()], { rejectedRows: 1, parked: 2, dryRun: true }));
  expect(page).toContain('1 row or record of the files could not be read');
  expect(page).toContain('2 contacts could not be processed because of a fault');
  expect(page).toContain('Dry run: no flag was written');
});

it('writes no markup that the data brings', async () => {
  const hostile = `"><img src=x onerror=alert(1)></script><script>alert(1)</script><!-- \u202E`;
  const page = await reportOf([
    explained({
      number: 1,
      contact: { firstName: hostile, lastName: hostile, jobTitle: hostile },
      accountName: hostile,
      positions: [position(hostile, { start: '2019-01', title: hostile })],
    }),
  ]);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page.match(/<\/script/g)).toHaveLength(1);
  expect(page).not.toContain('<img');
  expect(page).not.toContain('<!--');
  expect(page).not.toContain('\u202E');
});
