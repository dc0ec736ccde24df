import { knownCompanies } from '../../../shared/matching/company/known-companies.ts';
import { KNOWN_COMPANY_TABLES } from '../../../shared/matching/company/known-company-tables.ts';
import { normaliseCompanyName } from '../../../shared/matching/company/normalise-company-name.ts';
import { publicKnowledge } from '../../../shared/matching/company/public-knowledge.ts';

const coreOf = (name: string): string => normaliseCompanyName(name).core;
const { wellKnown, ...regions } = KNOWN_COMPANY_TABLES;
const byRegion = Object.entries(regions);
const allTables = Object.entries(KNOWN_COMPANY_TABLES);
const twice = (texts: readonly string[]): string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the tables of known companies', () => {
  it('know 2,000 companies beyond those of technology, each with the article where it can be checked', () => {
    const companies = byRegion.flatMap(([, table]) => table.companies);
    expect(companies.length).toBeGreaterThanOrEqual(2000);
    expect(companies.filter(({ source }) => !/^Wikipedia: \S/.test(source))).toEqual([]);
    expect(companies.filter(({ names }) => names.length === 0)).toEqual([]);
  });

  it('say how far their years can be trusted', () => {
    expect(byRegion.filter(([, { source }]) => !source.includes('left out where in doubt'))).toEqual([]);
    expect(wellKnown.source).toMatch(/Written from general knowledge/);
  });

  it('use relations that the importer knows, and years of living memory', () => {
    const years = knownCompanies().flatMap(({ since }) => since ?? []);
    expect(years.filter((year) => !Number.isInteger(year) || year < 1940 || year > 2026)).toEqual([]);
  });

  it.each(allTables)('name each company of %s once', (_region, { companies }) => {
    expect(twice(companies.map(({ name }) => coreOf(name)))).toEqual([]);
  });

  it.each(byRegion)('hold no row of %s that spelling alone would show', (_region, { companies }) => {
    const shown = companies.flatMap(({ name, names }) =>
      names
        .filter(([alias]) => coreOf(String(alias)) === coreOf(name))
        .map(([alias]) => `${name} = ${alias}`),
    );
    expect(shown).toEqual([]);
  });

  it('let no name join two companies', () => {
    const namesOf = new Map<object, Set<string>>();
    for (const { name } of allTables.flatMap(([, table]) => table.companies)) {
      const company = publicKnowledge().aliases.find(coreOf(name));
      if (company !== undefined)
        namesOf.set(company, (namesOf.get(company) ?? new Set<string>()).add(coreOf(name)));
    }
    expect([...namesOf.values()].filter((names) => names.size > 1).map((names) => [...names])).toEqual([]);
    expect(namesOf.size).toBeGreaterThan(2000);
  });

  it.each([
    ['DB', 'Deutsche Bahn'],
    ['AH', 'Albert Heijn'],
    ['NS', 'Nederlandse Spoorwegen'],
    ['SAS', 'Scandinavian Airlines'],
    ['UvA', 'Universiteit van Amsterdam'],
    ['VNG', 'Vereniging van Nederlandse Gemeenten'],
    ['CBS', 'Centraal Bureau voor de Statistiek'],
  ])('tie %s, which others are called too, to %s without making it one with it', (short, long) => {
    const [one, other] = [short, long].map((name) => publicKnowledge().aliases.find(coreOf(name)));
    expect(other?.cores).not.toContain(coreOf(short));
    expect(one === undefined ? undefined : other?.ties.find(({ to }) => to === one.id)?.tie.relation).toBe(
      'related',
    );
  });
});
